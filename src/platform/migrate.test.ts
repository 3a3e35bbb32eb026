import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase, testKeys } from '#test/support/test-database.ts';
import { temporaryKeys } from './keys.ts';
import { migrate } from './migrate.ts';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'jimin-migrate-'));
});
afterAll(async () => {
  await rm(root, { recursive: true });
});

async function scripts(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(root, 'scripts-'));
  for (const [name, sql] of Object.entries(files)) await writeFile(join(folder, name), sql);
  return folder;
}

const parcel = 'create table parcel (id int primary key);\n';
const parcelName = 'alter table parcel add name text;\n';

describe('migrating', () => {
  it('applies each script once, in order', async () => {
    const { url, asSuperuser } = await emptyDatabase();
    const folder = await scripts({ '000001.sql': parcel });
    expect(await migrate({ url, keys: testKeys, folder })).toEqual(['000001.sql']);
    expect(await migrate({ url, keys: testKeys, folder })).toEqual([]);
    await writeFile(join(folder, '000002-add-name.sql'), parcelName);
    expect(await migrate({ url, keys: testKeys, folder })).toEqual(['000002-add-name.sql']);
    expect(await asSuperuser('select number, file from platform.migration order by number')).toEqual([
      { number: 1, file: '000001.sql' },
      { number: 2, file: '000002-add-name.sql' },
    ]);
  });

  it('from several processes at once applies each script once', async () => {
    const { url, asSuperuser } = await emptyDatabase();
    const folder = await scripts({ '000001.sql': parcel, '000002.sql': parcelName });
    const applied = await Promise.all([1, 2, 3].map(() => migrate({ url, keys: testKeys, folder })));
    expect(applied.flat()).toEqual(['000001.sql', '000002.sql']);
    expect(await asSuperuser('select number from platform.migration')).toHaveLength(2);
  });

  it('of several databases of one server at once is safe, though the roles are shared', async () => {
    const databases = await Promise.all([1, 2, 3].map(() => emptyDatabase()));
    const folder = await scripts({ '000001.sql': parcel });
    const applied = await Promise.all(databases.map(({ url }) => migrate({ url, keys: testKeys, folder })));
    expect(applied).toEqual([['000001.sql'], ['000001.sql'], ['000001.sql']]);
  });

  it('makes everything the property of jimin_owner', async () => {
    const { url, asSuperuser } = await emptyDatabase();
    await migrate({ url, keys: testKeys, folder: await scripts({ '000001.sql': parcel }) });
    const owners = await asSuperuser(`
      select distinct pg_get_userbyid(relowner)::text as owner from pg_class
        join pg_namespace n on n.oid = relnamespace
       where relkind in ('r', 'v', 'S') and nspname in ('public', 'platform', 'graphile_worker')`);
    expect(owners).toEqual([{ owner: 'jimin_owner' }]);
  });

  it('stops at a script that fails, names the line and undoes that script', async () => {
    const { url, asSuperuser } = await emptyDatabase();
    const folder = await scripts({
      '000001.sql': parcel,
      '000002.sql': 'insert into parcel values (1);\nselect nonsense\n  from parcel;\n',
    });
    await expect(migrate({ url, keys: testKeys, folder })).rejects.toMatchObject({
      code: 'platform.migration-failed',
      detail: 'migrations/000002.sql 第 2 行：column "nonsense" does not exist。该脚本的全部改动已撤回。',
    });
    expect(await asSuperuser('select * from parcel')).toEqual([]);
    await writeFile(join(folder, '000002.sql'), parcelName);
    expect(await migrate({ url, keys: testKeys, folder })).toEqual(['000002.sql']);
  });
});

describe('migrating is refused', () => {
  it('when an applied script was changed; line ends do not count', async () => {
    const { url } = await emptyDatabase();
    const folder = await scripts({ '000001.sql': parcel });
    await migrate({ url, keys: testKeys, folder });
    await writeFile(join(folder, '000001.sql'), parcel.replaceAll('\n', '\r\n'));
    expect(await migrate({ url, keys: testKeys, folder })).toEqual([]);
    await writeFile(join(folder, '000001.sql'), `${parcel}-- later\n`);
    await expect(migrate({ url, keys: testKeys, folder })).rejects.toMatchObject({
      code: 'platform.migration-changed',
      detail: 'migrations/000001.sql 在执行之后被改过。请恢复原文，把新的改动写进下一个编号的脚本。',
    });
  });

  it('when the database was migrated by a newer program', async () => {
    const { url } = await emptyDatabase();
    await migrate({ url, keys: testKeys, folder: await scripts({ '000001.sql': parcel, '000002.sql': parcelName }) });
    const older = await scripts({ '000001.sql': parcel });
    await expect(migrate({ url, keys: testKeys, folder: older })).rejects.toMatchObject({
      code: 'platform.database-is-newer',
      facts: { number: 2 },
    });
  });

  it('when a number is missing or a name is no number', async () => {
    const gap = await scripts({ '000001.sql': parcel, '000003.sql': parcelName });
    await expect(migrate({ url: 'postgres://unused', keys: testKeys, folder: gap })).rejects.toMatchObject({
      facts: { file: '000003.sql', reason: '此处应是第 2 号' },
    });
    const name = await scripts({ 'parcel.sql': parcel });
    await expect(migrate({ url: 'postgres://unused', keys: testKeys, folder: name })).rejects.toMatchObject({
      code: 'platform.migration-file-invalid',
    });
  });

  it('when the key file is not the one the database was made with', async () => {
    const { url } = await emptyDatabase();
    const folder = await scripts({ '000001.sql': parcel });
    await migrate({ url, keys: testKeys, folder });
    await expect(migrate({ url, keys: temporaryKeys('other'), folder })).rejects.toMatchObject({
      code: 'platform.keys-of-another-database',
    });
  });
});

describe('a database user who is no superuser', () => {
  it('suffices when it may create roles and owns the database', async () => {
    const { url, asSuperuser } = await emptyDatabase();
    const user = await roleWithDatabase(url, asSuperuser, 'createrole');
    const folder = await scripts({ '000001.sql': parcel });
    // The roles of this server exist already and belong to its superuser, who lets this user make use of them.
    for (const role of ['jimin_owner', 'jimin_staff', 'jimin_resident', 'jimin_public', 'jimin_job']) {
      await asSuperuser(`grant ${role} to ${user.name} with admin option`);
    }
    expect(await migrate({ url: user.url, keys: testKeys, folder })).toEqual(['000001.sql']);
    await user.drop();
  });

  it('is told what it lacks', async () => {
    const { url, asSuperuser } = await emptyDatabase();
    const user = await roleWithDatabase(url, asSuperuser, 'nocreaterole');
    const folder = await scripts({ '000001.sql': parcel });
    await expect(migrate({ url: user.url, keys: testKeys, folder })).rejects.toMatchObject({
      code: 'platform.database-user-too-weak',
      facts: { user: user.name },
    });
    await user.drop();
  });
});

async function roleWithDatabase(url: string, asSuperuser: (statement: string) => Promise<unknown>, attribute: string) {
  const name = `weak_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  const address = new URL(url);
  const database = address.pathname.slice(1);
  await asSuperuser(`create role ${name} login password 'weak' ${attribute}`);
  await asSuperuser(`alter database ${database} owner to ${name}`);
  address.username = name;
  address.password = 'weak';
  return {
    name,
    url: address.href,
    async drop() {
      await asSuperuser(`reassign owned by ${name} to postgres`);
      await asSuperuser(`drop owned by ${name}`);
      await asSuperuser(`drop role ${name}`);
    },
  };
}
