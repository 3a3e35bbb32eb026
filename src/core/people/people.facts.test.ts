import { describe, expect, it } from 'vitest';
import { defineCodeSet } from '#kit/code-set.ts';
import { deathKind, defineFactKind, engineFactKinds } from '#kit/fact-kind.ts';
import { type PlainDate, plainDate } from '#kit/plain-date.ts';
import { dayNumber } from '#kit/situation.ts';
import { fixedClock, instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import { inventedNumber } from '#server/practice/invented-numbers.ts';
import { testDatabase } from '#test/support/test-database.ts';
import {
  correctFact,
  createHousehold,
  type NewFact,
  readSituation,
  registerPerson,
  retractFact,
  setMembers,
  writeFacts,
} from './index.ts';

const { db, keys, asSuperuser } = await testDatabase();

const wage = defineFactKind({ key: 'wage', id: 100, name: '工资', subject: 'person', value: 'money-per-year' });
const grade = defineFactKind({
  key: 'grade',
  id: 101,
  name: '残疾等级',
  subject: 'person',
  value: 'code',
  codes: defineCodeSet({ key: 'grade', name: '残疾等级', source: 'GB/T 26341', codes: [{ code: '1', name: '一级' }] }),
});
const car = defineFactKind({ key: 'car', id: 102, name: '机动车', subject: 'household', value: 'presence' });

const clock = fixedClock('2026-06-15T01:00:00Z');
const ctx = { county: '512021', clock, keys, catalogue: { factKinds: [...engineFactKinds, wage, grade, car] } };
const village = '512021100201';
const job = { role: 'jimin_job', settings: { 'app.county': '512021' } } as const;
const asJob = <T>(work: (tx: Tx) => Promise<T>) => db.transaction(job, work);

let serial = 0;
const newPerson = (name = '张小明', born = '1980-03-07') => {
  serial += 1;
  return asJob((tx) =>
    registerPerson(tx, ctx, { name, idNumber: inventedNumber(born, serial * 2 + 1), division: village }),
  );
};

const newHousehold = async () => {
  const { id: head } = await newPerson();
  const household = await asJob((tx) => createHousehold(tx, ctx, { head, division: village }));
  const members = [{ person: head, relation: '02' }];
  await asJob((tx) => setMembers(tx, ctx, { household, members, from: plainDate('2026-01-01') }));
  return { head, household };
};

const wageOf = (person: string, value: number, more: Partial<NewFact> = {}): NewFact => ({
  person,
  kind: 'wage',
  value,
  from: plainDate('2026-01-01'),
  to: plainDate('2026-12-31'),
  standing: 'determined',
  source: 'case',
  basis: '工资条',
  division: village,
  ...more,
});

const write = (...facts: NewFact[]) => asJob((tx) => writeFacts(tx, ctx, { facts }));
const wages = async (person: string, household: string, knownAt?: string) => {
  const asked = { people: [person], household, standings: ['determined' as const] };
  const situation = await asJob((tx) =>
    readSituation(tx, ctx, knownAt === undefined ? asked : { ...asked, knownAt: instant(knownAt) }),
  );
  return situation.members[0]?.facts.filter(({ kind }) => kind === wage.id).map(({ value }) => value);
};

describe('事实的版本', () => {
  it('新写的事实立即可读，并说明从何时起知道', async () => {
    const { head, household } = await newHousehold();
    const [id] = await write(wageOf(head, 2_400_000));
    expect(await wages(head, household)).toEqual([2_400_000]);
    expect(
      await asSuperuser('select source, basis, standing, known_from, replaces from fact where id = $1', [id]),
    ).toEqual([
      {
        source: 'case',
        basis: '工资条',
        standing: 'determined',
        known_from: new Date('2026-06-15T01:00:00Z'),
        replaces: null,
      },
    ]);
  });

  it('更正留下旧版本：当时所知与现在所知各自读得到', async () => {
    const { head, household } = await newHousehold();
    clock.setBusiness('2026-06-15T01:00:00Z');
    const [fact = ''] = await write(wageOf(head, 2_400_000));
    clock.setBusiness('2026-07-01T01:00:00Z');
    await asJob((tx) => correctFact(tx, ctx, { fact, value: 3_600_000, source: 'case', basis: '银行流水' }));
    expect(await wages(head, household, '2026-06-30T01:00:00Z')).toEqual([2_400_000]);
    expect(await wages(head, household, '2026-06-14T01:00:00Z')).toEqual([]);
    expect(await wages(head, household)).toEqual([3_600_000]);
    expect(await asSuperuser('select count(*)::int as n from fact where person = $1', [head])).toEqual([{ n: 2 }]);
  });

  it('撤回的事实从未成立，但查得到曾经这样记过', async () => {
    const { head, household } = await newHousehold();
    clock.setBusiness('2026-07-02T01:00:00Z');
    const [fact = ''] = await write(wageOf(head, 2_400_000));
    clock.setBusiness('2026-07-03T01:00:00Z');
    await asJob((tx) => retractFact(tx, ctx, { fact, source: 'case', basis: '张冠李戴' }));
    expect(await wages(head, household)).toEqual([]);
    expect(await wages(head, household, '2026-07-02T12:00:00Z')).toEqual([2_400_000]);
  });

  it('两人同时更正同一条，后到的被告知已被更正', async () => {
    const { head } = await newHousehold();
    const [fact = ''] = await write(wageOf(head, 2_400_000));
    const correct = (value: number) =>
      asJob((tx) => correctFact(tx, ctx, { fact, value, source: 'case', basis: '银行流水' }));
    const results = await Promise.allSettled([correct(100), correct(200)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [refused] = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(refused).toMatchObject({ code: 'people.fact-not-current' });
  });

  it('只读所要的采信等级：认定只看经办认定的', async () => {
    const { head, household } = await newHousehold();
    await write(wageOf(head, 1, { standing: 'reported', source: 'social-insurance' }), wageOf(head, 2));
    expect(await wages(head, household)).toEqual([2]);
  });

  it('认定写明所依据的事实，依据不存在的不收', async () => {
    const { head } = await newHousehold();
    const [reported = ''] = await write(wageOf(head, 1, { standing: 'reported', source: 'social-insurance' }));
    const [determined] = await write(wageOf(head, 2, { weighed: [reported] }));
    expect(await asSuperuser('select weighed from fact where id = $1', [determined])).toEqual([
      { weighed: [reported] },
    ]);
    await expect(write(wageOf(head, 3, { weighed: ['00000000-0000-4000-8000-000000000000'] }))).rejects.toThrow(
      '认定所依据的事实中，有的不存在',
    );
  });

  it.each<[string, Partial<NewFact>]>([
    ['目录中没有这个种类', { kind: 'gold' }],
    ['由人员和家庭登记得出，不能另行填写', { kind: 'born' }],
    ['只能记在家庭名下', { kind: 'car', value: 1 }],
    ['数值 0.5 须是整数', { value: 0.5 }],
    ['代码 7 不在“残疾等级”之内', { kind: 'grade', value: 7 }],
    ['终止日期 2025-01-01 早于起始日期 2026-01-01', { to: plainDate('2025-01-01') }],
    ['须说明是某一个人的，还是某一户的', { person: null }],
  ])('不收：%s', async (reason, more) => {
    const { id } = await newPerson();
    await expect(write(wageOf(id, 1, more))).rejects.toThrow(reason);
  });

  it('经办认定的死亡写上人员的死亡日期，撤回后又取消；部门反馈的死亡不写', async () => {
    const { head } = await newHousehold();
    const died = async () =>
      (await asSuperuser<{ died: string }>('select died::text from person where id = $1', [head]))[0]?.died;
    const on: PlainDate = plainDate('2026-05-20');
    const death = (standing: NewFact['standing']): NewFact => ({
      ...wageOf(head, dayNumber(on)),
      kind: deathKind.key,
      from: on,
      to: null,
      standing,
    });
    await write(death('reported'));
    expect(await died()).toBeNull();
    const [fact = ''] = await write(death('determined'));
    expect(await died()).toBe('2026-05-20');
    await asJob((tx) => retractFact(tx, ctx, { fact, source: 'case', basis: '误报' }));
    expect(await died()).toBeNull();
  });
});
