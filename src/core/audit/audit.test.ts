import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { fixedClock } from '#platform/clock.ts';
import { sealAll } from '#test/support/seal-all.ts';
import { testDatabase } from '#test/support/test-database.ts';
import {
  append,
  auditKey,
  exportChain,
  getBacklog,
  getHead,
  sealNow,
  startSealer,
  verify,
  verifyExport,
} from './index.ts';

const { db, keys, asSuperuser } = await testDatabase();
const clock = fixedClock('2026-06-15T01:00:00Z', '2026-11-23T02:00:00Z');
const clerk = { kind: 'staff', user: randomUUID(), post: randomUUID() } as const;

let counties = 600000;
/** A county of its own for each test: chains do not meet. */
const newCounty = () => {
  counties += 1;
  const county = String(counties);
  const staff = { role: 'jimin_staff', settings: { 'app.county': county } } as const;
  const ctx = { db, keys, clock, county };
  const write = (action: string, work?: () => Promise<void>) =>
    db.transaction(staff, async (tx) => {
      await append(tx, ctx, clerk, { action, subjects: [randomUUID()], detail: { 事由: action, 次数: 1 } });
      await work?.();
    });
  return { ctx, county, staff, write };
};

const chainOf = async (length: number) => {
  const made = newCounty();
  for (let count = 1; count <= length; count += 1) await made.write(`test.step-${count}`);
  expect(await sealAll(made.ctx)).toBe(length);
  return made;
};

/** What a superuser with bad intentions can do: past triggers and foreign keys. */
const tamper = (statements: string) => asSuperuser(`set session_replication_role = replica; ${statements}`);

const faultOf = async (ctx: Parameters<typeof verify>[0], anchor?: Parameters<typeof verify>[1]) => {
  const report = await verify(ctx, anchor);
  return report.ok ? undefined : { kind: report.fault.kind, position: report.fault.position };
};

const linesOf = async (ctx: Parameters<typeof exportChain>[0]) => {
  const lines: string[] = [];
  for await (const line of exportChain(ctx)) lines.push(line);
  return lines;
};

async function* asStream(lines: readonly string[]) {
  yield* lines;
}

describe('审计记录', () => {
  it('与所记的事同在一个事务：事务撤回，记录也不留', async () => {
    const { ctx, write } = newCounty();
    await expect(write('test.fails', () => Promise.reject(new Error('不成')))).rejects.toThrow('不成');
    await write('test.succeeds');
    expect(await sealAll(ctx)).toBe(1);
    expect(await verify(ctx)).toMatchObject({ ok: true, entries: 1 });
  });

  it('应用角色只能追加，不能改、不能删、也读不到', async () => {
    const { staff, write } = newCounty();
    await write('test.step');
    for (const statement of [
      'update audit_entry set action = null',
      'delete from audit_entry',
      'select from audit_entry',
    ]) {
      await expect(db.transaction(staff, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow('permission denied');
    }
    const job = { role: 'jimin_job', settings: staff.settings } as const;
    for (const statement of [
      'update audit_entry set action = null',
      'delete from audit_link',
      'update audit_link set seq = 1',
    ]) {
      await expect(db.transaction(job, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow('permission denied');
    }
  });

  it('别的县写不进本县的审计', async () => {
    const [own, other] = [newCounty(), newCounty()];
    await expect(
      db.transaction(own.staff, (tx) => append(tx, other.ctx, clerk, { action: 'test.intrude' })),
    ).rejects.toThrow('row-level security');
  });
});

describe('审计链', () => {
  it('完好时核验通过，位置连续', async () => {
    const { ctx, county } = await chainOf(5);
    expect(await verify(ctx)).toMatchObject({ ok: true, entries: 5, head: { position: 5 } });
    const rows = await asSuperuser(`select position::int from audit_link where county = '${county}' order by 1`);
    expect(rows).toEqual([1, 2, 3, 4, 5].map((position) => ({ position })));
  });

  it.each([
    "action = 'test.other'",
    "at = at + interval '1 microsecond'",
    `subjects = '{${randomUUID()}}'`,
    "detail = '{}'",
  ])('改动一条记录（%s）会被指出', async (change) => {
    const { ctx, county } = await chainOf(5);
    await tamper(`update audit_entry set ${change} where county = '${county}' and action = 'test.step-3'`);
    expect(await faultOf(ctx)).toEqual({ kind: 'changed', position: 3 });
  });

  it('尚未入链的记录被改动也会被指出', async () => {
    const { ctx, county, write } = await chainOf(2);
    await write('test.fresh');
    await tamper(`update audit_entry set purpose = '无' where county = '${county}' and action = 'test.fresh'`);
    expect(await faultOf(ctx)).toEqual({ kind: 'changed', position: null });
  });

  it('删去一条记录会被指出，不论链环留着、同删或重新编号', async () => {
    const row = (county: string) =>
      `(select seq from audit_entry where county = '${county}' and action = 'test.step-3')`;
    const kept = await chainOf(5);
    await expect(asSuperuser(`delete from audit_entry where seq = ${row(kept.county)}`)).rejects.toThrow('foreign key');
    await tamper(`delete from audit_entry where seq = ${row(kept.county)}`);
    expect(await faultOf(kept.ctx)).toEqual({ kind: 'missing', position: 3 });

    const both = await chainOf(5);
    const remove = (county: string) => `
      delete from audit_link where county = '${county}' and seq = ${row(county)};
      delete from audit_entry where county = '${county}' and action = 'test.step-3';`;
    await tamper(remove(both.county));
    expect(await faultOf(both.ctx)).toEqual({ kind: 'missing', position: 3 });

    const renumbered = await chainOf(5);
    await tamper(`${remove(renumbered.county)}
      update audit_link set position = -position where county = '${renumbered.county}' and position > 3;
      update audit_link set position = -position - 1 where county = '${renumbered.county}' and position < 0`);
    expect(await faultOf(renumbered.ctx)).toEqual({ kind: 'moved', position: 3 });
  });

  it('只删链环会被指出', async () => {
    const { ctx, county } = await chainOf(3);
    await tamper(`delete from audit_link where county = '${county}' and position = 3`);
    expect(await faultOf(ctx)).toEqual({ kind: 'cut', position: null });
  });

  it('调换两条记录的内容（连同印记）会被指出', async () => {
    const { ctx, county } = await chainOf(5);
    await tamper(`
      update audit_entry e set action = o.action, subjects = o.subjects, detail = o.detail, at = o.at, seal = o.seal
      from audit_entry o where e.county = '${county}' and o.county = e.county
        and (e.action, o.action) in (('test.step-2', 'test.step-4'), ('test.step-4', 'test.step-2'))`);
    expect(await faultOf(ctx)).toEqual({ kind: 'moved', position: 2 });
  });

  it('调换两个链环会被指出', async () => {
    const { ctx, county } = await chainOf(5);
    await tamper(`
      update audit_link set position = -position where county = '${county}' and position in (2, 4);
      update audit_link set position = 6 + position where county = '${county}' and position < 0`);
    expect(await faultOf(ctx)).toEqual({ kind: 'moved', position: 2 });
  });

  it('连游标一起改、删去末尾，要靠先前留存的链尾才看得出', async () => {
    const { ctx, county } = await chainOf(5);
    const anchor = await getHead(ctx);
    await tamper(`
      delete from audit_link where county = '${county}' and position = 5;
      delete from audit_entry where county = '${county}' and action = 'test.step-5';
      update audit_cursor c set (xid, seq) = (select xid, seq from audit_entry where county = '${county}' and action = 'test.step-4')
      where county = '${county}'`);
    expect(await faultOf(ctx)).toBeUndefined();
    expect(await faultOf(ctx, anchor)).toEqual({ kind: 'cut', position: 5 });
  });

  it('插进一条伪造的记录会被指出', async () => {
    const { ctx, county } = await chainOf(3);
    await tamper(`insert into audit_entry (county, xid, at, actor_kind, action, seal)
      values ('${county}', '5', '2026-11-23T02:00:00Z', 'job', 'test.forged', '\\x00')`);
    expect(await faultOf(ctx)).toEqual({ kind: 'unlinked', position: null });
  });
});

describe('封印', () => {
  it('等最早的未结事务结束，长事务的记录一条不漏，撤回的一条不留', async () => {
    const { ctx, write } = newCounty();
    const longest = write('test.long', () => pause(400));
    await pause(50);
    const sealer = startSealer(ctx, (error) => expect.unreachable(String(error)), 10);
    const fails = async (index: number) => {
      if (index % 10 === 0) throw new Error('撤回');
      if (index % 25 === 1) await pause(60);
    };
    const others = Array.from({ length: 200 }, (_, index) => write(`test.short-${index}`, () => fails(index)));
    const settled = await Promise.allSettled(others);
    await longest;
    await sealAll(ctx);
    await sealer.stop();
    expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(20);
    expect(await getBacklog(ctx)).toEqual({ entries: 0, oldest: null });
    expect(await verify(ctx)).toMatchObject({ ok: true, entries: 181 });
  });

  it('未结事务之后提交的记录先等着，积压看得见', async () => {
    const { ctx, write } = newCounty();
    let release = () => {};
    const longest = write('test.long', () => new Promise((resolve) => (release = resolve)));
    await pause(50);
    await write('test.short');
    expect(await sealNow(ctx)).toBe(0);
    expect(await getBacklog(ctx)).toEqual({ entries: 1, oldest: '2026-11-23T02:00:00.000Z' });
    release();
    await longest;
    expect(await sealAll(ctx)).toBe(2);
  });

  it('几个封印者同时做也只有一条链', async () => {
    const { ctx, write } = newCounty();
    const sealers = [1, 2, 3].map(() => startSealer(ctx, (error) => expect.unreachable(String(error)), 1));
    await Promise.all(Array.from({ length: 120 }, (_, index) => write(`test.step-${index}`)));
    await Promise.all(sealers.map((sealer) => sealer.stop()));
    await sealAll(ctx);
    expect(await verify(ctx)).toMatchObject({ ok: true, entries: 120 });
  });

  it('找待封的行走索引，行级安全不挡，待封的再少也不翻全表', async () => {
    await asSuperuser(`insert into audit_entry (county, xid, at, actor_kind, action, seal)
      select '699999', i::text::xid8, '2026-01-01', 'job', 'test.bulk', '\\x00' from generate_series(1, 20000) i`);
    await asSuperuser('analyze audit_entry');
    const planOf = async (rest: string) => {
      const job = { role: 'jimin_job', settings: { 'app.county': '699999' } } as const;
      const { rows } = await db.transaction(job, (tx) =>
        sql<Record<string, string>>`explain select * from audit_entry e where e.county = '699999'
          and (e.xid, e.seq) > ('19000'::xid8, 100::bigint) ${sql.raw(rest)}`.execute(tx),
      );
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    };
    for (const rest of [
      'and e.xid < pg_snapshot_xmin(pg_current_snapshot()) order by e.xid, e.seq limit 5000',
      'order by e.xid, e.seq limit 1',
    ]) {
      const plan = await planOf(rest);
      expect(plan).toContain('Index Scan using audit_entry_order');
      expect(plan).toContain('ROW(xid, seq) >');
      expect(plan).not.toContain('Sort');
    }
  });
});

describe('链外核验', () => {
  it('只凭导出文件和审计钥匙就能核验', async () => {
    const { ctx } = await chainOf(4);
    const lines = await linesOf(ctx);
    const key = auditKey(keys);
    expect(await verifyExport(asStream(lines), key)).toEqual({ ok: true, entries: 4, head: await getHead(ctx) });
    const changed = lines.map((line) => line.replace('test.step-2', 'test.step-9'));
    expect(await verifyExport(asStream(changed), key)).toMatchObject({ fault: { kind: 'changed', position: 2 } });
    const cut = lines.filter((_, index) => index !== 1);
    expect(await verifyExport(asStream(cut), key)).toMatchObject({ fault: { kind: 'missing', position: 2 } });
    expect(await verifyExport(asStream(lines.slice(0, 3)), key, await getHead(ctx))).toMatchObject({
      fault: { kind: 'cut', position: 4 },
    });
  });

  it('读不懂的行说明是第几行', async () => {
    const { ctx } = await chainOf(2);
    const [first = ''] = await linesOf(ctx);
    await expect(verifyExport(asStream([first, '{"position":2']), auditKey(keys))).rejects.toThrow('第 2 行');
  });

  it('没有钥匙的人伪造不出印记', async () => {
    const { ctx } = await chainOf(1);
    const report = await verifyExport(asStream(await linesOf(ctx)), Buffer.alloc(32));
    expect(report).toMatchObject({ ok: false, fault: { kind: 'changed', position: 1 } });
  });
});
