import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { testDatabase, toyMigrations } from '#test/support/test-database.ts';
import { type Db, type DbScope, openDatabase } from './database.ts';

const { db, url, keys, asSuperuser } = await testDatabase(toyMigrations);

const anyue: DbScope = { role: 'jimin_staff', settings: { 'app.county': '512021' } };

const names = (on: Db, scope: DbScope) =>
  on.transaction(scope, async (tx) => {
    const { rows } = await sql<{ name: string }>`select name from parcel order by name`.execute(tx);
    return rows.map(({ name }) => name);
  });

describe('a transaction', () => {
  it('acts as the role and with the settings of its scope', async () => {
    const { rows } = await db.transaction(anyue, (tx) =>
      sql`select current_user as role, session_user as login, current_setting('app.county') as county`.execute(tx),
    );
    expect(rows).toEqual([{ role: 'jimin_staff', login: 'jimin_app', county: '512021' }]);
  });

  it('sees the rows of its scope only', async () => {
    expect(await names(db, anyue)).toEqual(['安岳']);
    expect(await names(db, { ...anyue, settings: { 'app.county': '512022' } })).toEqual(['乐至']);
  });

  it('leaves nothing of its scope to the next one on the same connection', async () => {
    const single = openDatabase({ url, keys, connections: 1 });
    expect(await names(single, anyue)).toEqual(['安岳']);
    expect(await names(single, { role: 'jimin_staff', settings: {} })).toEqual([]);
    const { rows } = await single.transaction({ role: 'jimin_app', settings: {} }, (tx) =>
      sql`select current_user as role, current_setting('app.county', true) as county`.execute(tx),
    );
    expect(rows).toEqual([{ role: 'jimin_app', county: '' }]);
    await single.close();
  });

  it('without settings on a fresh connection is refused by the policy', async () => {
    const fresh = openDatabase({ url, keys, connections: 1 });
    await expect(names(fresh, { role: 'jimin_staff', settings: {} })).rejects.toThrow(
      'unrecognized configuration parameter "app.county"',
    );
    await fresh.close();
  });

  it('as the bare login role sees nobody’s rows', async () => {
    expect(await names(db, { role: 'jimin_app', settings: { 'app.county': '512021' } })).toEqual([]);
  });

  it('is taken back whole when the work throws', async () => {
    const work = db.transaction(anyue, async (tx) => {
      await sql`insert into parcel values ('512021', '未成')`.execute(tx);
      throw new Error('中途失败');
    });
    await expect(work).rejects.toThrow('中途失败');
    expect(await names(db, anyue)).toEqual(['安岳']);
  });

  it('cannot write into another county', async () => {
    const work = db.transaction(anyue, (tx) => sql`insert into parcel values ('512022', '越界')`.execute(tx));
    await expect(work).rejects.toThrow('row-level security');
  });

  it('takes a setting as it is, whatever its quotes', async () => {
    const wicked = `512021'), set_config('role', 'postgres', true); --\\`;
    const { rows } = await db.transaction({ role: 'jimin_staff', settings: { 'app.county': wicked } }, (tx) =>
      sql`select current_setting('app.county') as county, current_user as role`.execute(tx),
    );
    expect(rows).toEqual([{ county: wicked, role: 'jimin_staff' }]);
  });

  it('whose setting is refused leaves the connection fit for the next', async () => {
    const single = openDatabase({ url, keys, connections: 1 });
    const bad = single.transaction({ role: 'jimin_staff', settings: { 'no such setting': 'x' } }, async () => 1);
    await expect(bad).rejects.toThrow('unrecognized configuration parameter "no such setting"');
    expect(await names(single, anyue)).toEqual(['安岳']);
    await single.close();
  });

  it('whose connection is cut fails, and the next one gets a new connection', async () => {
    const lost: string[] = [];
    const single = openDatabase({ url, keys, connections: 1, onConnectionLost: (error) => lost.push(error.message) });
    const cut = single.transaction(anyue, async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await asSuperuser('select pg_terminate_backend($1)', [rows[0]?.pid]);
      await sql`select 1`.execute(tx);
    });
    await expect(cut).rejects.toThrow();
    expect(await names(single, anyue)).toEqual(['安岳']);
    await single.close();
  });
});

describe('the login role', () => {
  it('can neither pass the policies nor make roles or databases', async () => {
    const [role] = await asSuperuser(`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolinherit, rolconfig
        from pg_roles where rolname = 'jimin_app'`);
    expect(role).toMatchObject({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      rolinherit: false,
    });
    const { rolconfig } = { rolconfig: [], ...role };
    expect(rolconfig).toContain('plan_cache_mode=force_custom_plan');
    expect(rolconfig).toContain('idle_in_transaction_session_timeout=60s');
  });

  it.each(['postgres', 'jimin_owner', 'jimin_retention', 'jimin_backup'])('cannot become %s', async (role) => {
    const work = db.transaction(anyue, (tx) => sql`select set_config('role', ${role}, true)`.execute(tx));
    await expect(work).rejects.toThrow(`permission denied to set role "${role}"`);
  });

  it('cannot make tables', async () => {
    const work = db.transaction({ role: 'jimin_app', settings: {} }, (tx) =>
      sql`create table mine (a int)`.execute(tx),
    );
    await expect(work).rejects.toThrow('permission denied for schema public');
  });
});

describe('values arrive', () => {
  it('as numbers, plain dates, ISO instants and exact decimals', async () => {
    const { rows } = await db.transaction(anyue, (tx) =>
      sql`select 9007199254740991::int8 as big, array[1, null]::int8[] as bigs, date '2026-02-28' as day,
                 array[date '2026-02-28', 'infinity'] as days, timestamptz '2026-06-15 08:00+08' as moment,
                 array[timestamptz '2026-06-15 08:00+08'] as moments, 'infinity'::date as never, 0.10::numeric as share,
                 count(*) as n, '\\x0001'::bytea as bytes`.execute(tx),
    );
    expect(rows).toEqual([
      {
        big: 9007199254740991,
        bigs: [1, null],
        day: '2026-02-28',
        days: ['2026-02-28', 'infinity'],
        moment: '2026-06-15T00:00:00.000Z',
        moments: ['2026-06-15T00:00:00.000Z'],
        never: 'infinity',
        share: '0.10',
        n: 1,
        bytes: Buffer.from([0, 1]),
      },
    ]);
  });

  it('never as a rounded number', async () => {
    const work = db.transaction(anyue, (tx) => sql`select 9007199254740993::int8 as big`.execute(tx));
    await expect(work).rejects.toThrow('数据库给出的整数 9007199254740993 超出可精确表示的范围');
  });
});

describe('COPY', () => {
  it('reads and writes within the transaction and its scope', async () => {
    await db.transaction(anyue, async (tx) => {
      await sql`create temporary table draft (county char(6), name text) on commit drop`.execute(tx);
      await pipeline(Readable.from(['512021\t石羊\n', '512021\t周礼\n']), db.copyFrom(tx, 'copy draft from stdin'));
      expect(await text(db.copyTo(tx, 'copy (select name from draft order by name) to stdout'))).toBe('周礼\n石羊\n');
      expect(await text(db.copyTo(tx, 'copy (select name from parcel) to stdout'))).toBe('安岳\n');
    });
  });

  it('is not possible once the transaction has ended', async () => {
    const ended = await db.transaction(anyue, async (tx) => tx);
    expect(() => db.copyTo(ended, 'copy parcel to stdout')).toThrow('只在它未结束时');
  });
});

describe('readiness', () => {
  const nowhere = openDatabase({ url: 'postgres://nobody@127.0.0.1:9/none', keys });
  afterAll(() => nowhere.close());

  it('is told without an error', async () => {
    expect(await db.isReachable()).toBe(true);
    expect(await nowhere.isReachable()).toBe(false);
  });
});
