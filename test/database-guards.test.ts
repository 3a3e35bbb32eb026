import { describe, expect, it } from 'vitest';
import { testDatabase } from '#test/support/test-database.ts';

const { asSuperuser } = await testDatabase();

/** What belongs to no county, listed once (design §6). */
const notOfACounty = [
  'app_user',
  'division',
  'division_succession',
  'installation',
  'job_progress',
  'one_time_code',
  'outbox_message',
  'parameter_value',
  'post',
  'session',
];
/** Read by county tables of their own role only: the sealer's place and what a person may not see row by row. */
const actorRoles = ['jimin_staff', 'jimin_resident', 'jimin_public', 'jimin_job', 'jimin_app', 'jimin_retention'];
const appendOnly = [
  'audit_entry',
  'audit_link',
  'benefit_amount',
  'case_action',
  'case_effect',
  'decision_proposal',
  'fact',
  'pay_line',
  'bank_account',
  'delivery',
];

type Table = { name: string; keys: string[] | null; security: boolean; policies: string[]; comment: string | null };
const tables = await asSuperuser<Table>(`
  select c.relname as name, c.relrowsecurity as security, obj_description(c.oid, 'pg_class') as comment,
    (select array_agg(a.attname::text order by array_position(i.indkey::int[], a.attnum::int))
       from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
      where i.indrelid = c.oid and i.indisprimary) as keys,
    array(select distinct r.rolname::text from pg_policy p join pg_roles r on r.oid = any (p.polroles) where p.polrelid = c.oid) as policies
  from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1`);

const ofACounty = tables.filter(({ name }) => !notOfACounty.includes(name));

const grants = await asSuperuser<{ table: string; role: string; privilege: string }>(`
  select c.relname as table, r.rolname as role, a.privilege_type as privilege
  from pg_class c cross join lateral aclexplode(c.relacl) a join pg_roles r on r.oid = a.grantee
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  union
  select c.relname, r.rolname, x.privilege_type
  from pg_attribute t join pg_class c on c.oid = t.attrelid cross join lateral aclexplode(t.attacl) x
    join pg_roles r on r.oid = x.grantee
  where c.relnamespace = 'public'::regnamespace and t.attacl is not null`);

describe('the catalog of the database', () => {
  it('has more than thirty county tables: the test sees them', () => {
    expect(ofACounty.length).toBeGreaterThan(30);
  });

  it('has county first in the primary key of every county table', () => {
    expect(ofACounty.filter(({ keys }) => keys?.[0] !== 'county').map(({ name }) => name)).toEqual([]);
  });

  it('has county first in every foreign key between county tables', async () => {
    const loose = await asSuperuser<{ constraint: string }>(`
      select k.conname as constraint from pg_constraint k
      where k.contype = 'f' and k.connamespace = 'public'::regnamespace
        and not (k.conrelid::regclass::text = any (array['session', 'post']))
        and (select attname from pg_attribute where attrelid = k.conrelid and attnum = k.conkey[1]) <> 'county'`);
    expect(loose).toEqual([]);
  });

  it('has row security on for every county table', () => {
    expect(ofACounty.filter(({ security }) => !security).map(({ name }) => name)).toEqual([]);
  });

  it('has a policy of staff or of jobs for every county table', () => {
    const without = ofACounty.filter(
      ({ policies }) => !policies.some((role) => ['jimin_staff', 'jimin_job'].includes(role)),
    );
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  it('has no policy for everybody', async () => {
    const open = await asSuperuser<{ name: string }>(`
      select polname || ' on ' || polrelid::regclass as name from pg_policy p join pg_class c on c.oid = p.polrelid
      where c.relnamespace = 'public'::regnamespace and 0 = any (p.polroles)`);
    expect(open).toEqual([]);
  });

  it('compares in every policy of staff with the county first, and never by OR', async () => {
    const policies = await asSuperuser<{ name: string; text: string }>(`
      select polrelid::regclass || '.' || polname as name, coalesce(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) as text
      from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace = 'public'::regnamespace`);
    expect(
      policies.filter(({ text }) => !text.includes("county = (current_setting('app.county'")).map(({ name }) => name),
    ).toEqual([]);
    expect(policies.filter(({ text }) => text.includes(' OR ')).map(({ name }) => name)).toEqual([]);
  });

  it('grants no role of ours a change of what is append-only', () => {
    const wrong = grants.filter(
      ({ table, role, privilege }) =>
        appendOnly.includes(table) && actorRoles.includes(role) && ['UPDATE', 'DELETE', 'TRUNCATE'].includes(privilege),
    );
    expect(wrong).toEqual([]);
  });

  it.each(['case_action_payload', 'case_decision'])(
    'lets nobody but the retention role delete or change a row of %s',
    (name) => {
      const changes = grants.filter(
        ({ table, privilege }) => table === name && ['DELETE', 'UPDATE'].includes(privilege),
      );
      expect(
        changes.filter(({ role }) => role !== 'jimin_owner').map(({ role, privilege }) => [role, privilege]),
      ).toEqual([['jimin_retention', 'DELETE']]);
    },
  );

  it('grants nothing to everybody, and the public no table but the audit trail, files and client keys', async () => {
    const everybody = await asSuperuser<{ name: string }>(`
      select c.relname as name from pg_class c cross join lateral aclexplode(c.relacl) a
      where c.relnamespace = 'public'::regnamespace and a.grantee = 0`);
    expect(everybody).toEqual([]);
    const publics = new Set(grants.filter(({ role }) => role === 'jimin_public').map(({ table }) => table));
    const county = [...publics].filter((table) => !notOfACounty.includes(table)).sort();
    expect(county).toEqual(['audit_entry', 'client_key']);
  });

  it('has no view that bypasses row security', async () => {
    const views = await asSuperuser<{ name: string }>(`
      select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
        and not coalesce('security_invoker=true' = any (reloptions), false)`);
    expect(views).toEqual([]);
  });

  it('has no role of ours that is a superuser or bypasses row security', async () => {
    const roles = await asSuperuser<{ name: string }>(
      "select rolname as name from pg_roles where rolname like 'jimin%' and (rolsuper or rolbypassrls)",
    );
    expect(roles).toEqual([]);
  });

  it('has a search path of its own for every function that runs with its owner’s rights', async () => {
    const loose = await asSuperuser<{ name: string }>(`
      select proname as name from pg_proc
      where prosecdef and pronamespace = 'public'::regnamespace
        and not exists (select from unnest(proconfig) as setting where setting like 'search_path=%')`);
    expect(loose).toEqual([]);
  });

  it('has a comment on every table', () => {
    expect(tables.filter(({ comment }) => !comment).map(({ name }) => name)).toEqual([]);
  });
});
