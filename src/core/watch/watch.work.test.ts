import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { apply } from '#core/cases/index.ts';
import { writeFacts } from '#core/people/index.ts';
import { plainDate } from '#kit/plain-date.ts';
import { dayNumber } from '#kit/situation.ts';
import { DomainError } from '#platform/errors.ts';
import { entrust } from '#test/support/entrust.ts';
import { nextLemonNumber } from '#test/support/lemon-cases.ts';
import { orchardCounty } from '#test/support/orchards.ts';
import { assignWork, listClerks } from './watch.assignment.service.ts';
import type { WorkQuery } from './watch.contract.ts';
import { searchOffice } from './watch.search.service.ts';
import { startSweep } from './watch.sweep.service.ts';
import { listWork, overviewWork, summariseWork } from './watch.work.service.ts';

const county = await orchardCounty();
const { office, plant, asJob, asSuperuser } = county;
const leader = await county.user('审批人', 'county-approver', '512021');
const clerk = await county.user('柠檬娘', 'lemon-clerk', '512021100');
const elsewhere = await county.user('外乡人', 'lemon-clerk', '512021101');
const helper = county.staff('lemon-helper', '512021100007');

const people = [{ name: '禤申请', trees: 3, relation: '01', idNumber: nextLemonNumber('1981-02-03') }];
const applied = await apply(office, helper, {
  item: 'lemon-voucher',
  answers: { division: '512021100007', members: people, bankAccount: '6999990000000000066' },
  entrustment: await entrust(office, helper),
  key: randomUUID(),
});
await asSuperuser('update office_case set due_on = $1 where id = $2', ['2026-06-12', applied.id]);
await plant({ name: '甘双', trees: [3, 3], runs: '24', village: '512021101200' });
const own = await plant({ name: '甘止', trees: [3, 3], runs: '24' });
const died = plainDate('2026-06-10');
await asJob((tx) =>
  writeFacts(tx, office, {
    facts: [
      {
        ...{ person: own.people[1] ?? '', kind: 'death', value: dayNumber(died), from: died, to: null },
        ...{ standing: 'reported', source: '来信', basis: '来信', division: '512021100201' },
      },
    ],
  }),
);
await startSweep(office, leader, { key: randomUUID() });
await county.runJobs();

const work = async (by = clerk, query: WorkQuery = {}) =>
  (await listWork(office, by, query)).items.map(({ kindName, name, dueOn, daysLeft, colour, mine }) => [
    ...[kindName, name, dueOn, daysLeft, colour],
    ...(mine ? [] : ['上报']),
  ]);
const refusal = (doing: Promise<unknown>) =>
  doing.then(
    () => '没有被拒绝',
    (error) => (error instanceof DomainError ? error.title : String(error)),
  );

describe('我的工作', () => {
  it('办件、线索、走访在一张清单上，按期限，超期在前，颜色随剩下的工作日', async () => {
    expect(await work()).toEqual([
      ['柠檬券 · 待受理', '禤申请', '2026-06-12', -1, 'red'],
      ['园主去世', '甘止', '2026-06-16', 1, 'amber'],
      ['看园子', '甘止', '2026-07-01', 12, 'green'],
    ]);
    expect(await work(clerk, { source: 'round' })).toHaveLength(1);
    expect(await work(clerk, { due: 'overdue' })).toHaveLength(1);
    expect(await summariseWork(office, clerk)).toEqual({
      mine: { open: 3, week: 1, overdue: 1 },
      assigned: 0,
      escalated: null,
    });
  });

  it('只有自己管辖范围内的', async () => {
    expect(await work(elsewhere)).toEqual([['看园子', '甘双', '2026-07-01', 12, 'green']]);
  });

  it('超期的上报到分管领导，写明不由他办；不分管的看不到全部', async () => {
    expect(await work(leader, { show: 'escalated' })).toEqual([
      ['柠檬券 · 待受理', '禤申请', '2026-06-12', -1, 'red', '上报'],
    ]);
    expect((await summariseWork(office, leader)).escalated).toBe(1);
    expect(await refusal(listWork(office, clerk, { show: 'all' }))).toBe('没有找到，或没有权限');
    expect(await refusal(overviewWork(office, clerk, undefined))).toBe('没有找到，或没有权限');
  });

  it('领导按乡镇、环节、人员看在办、七日内到期和超期', async () => {
    const seen = await overviewWork(office, leader, undefined);
    expect(seen.towns.map(({ name, open, week, overdue }) => [name, open, week, overdue])).toEqual([
      ['岳阳镇', 3, 1, 1],
      ['鸳大镇', 1, 0, 0],
    ]);
    expect(seen.kinds.map(({ name, open }) => [name, open])).toEqual([
      ['柠檬券 · 待受理', 1],
      ['看园子', 2],
      ['园主去世', 1],
    ]);
    expect(seen.clerks).toEqual([{ user: null, name: '没有指派', open: 4, week: 1, overdue: 1 }]);
  });

  it('可以指派给有这个岗位的人，别人不行；指派后在他的清单里', async () => {
    const post =
      'insert into post (id, user_id, kind, county, scope, domains, valid_from) values ($1, $2, $3, $4, $5, $6, $7)';
    const values = [randomUUID(), clerk.user, 'lemon-clerk', '512021', '512021100', ['lemons'], '2026-01-01'];
    await asSuperuser(post, values);
    const subject = { id: applied.id, source: 'case' } as const;
    expect((await listClerks(office, leader, subject)).items).toEqual([
      { user: clerk.user, name: '柠檬娘', postName: '柠檬办事员' },
    ]);
    const give = (user: string | null, by = leader) => assignWork(office, by, { ...subject, user, key: randomUUID() });
    expect(await refusal(give(elsewhere.user))).toBe('不能指派给此人');
    expect(await refusal(give(clerk.user, clerk))).toBe('没有找到，或没有权限');
    await give(clerk.user);
    expect((await listWork(office, clerk, { show: 'assigned' })).items).toMatchObject([{ assignee: '柠檬娘' }]);
    expect((await overviewWork(office, leader, undefined)).clerks).toMatchObject([
      { name: '柠檬娘', open: 1, overdue: 1 },
      { name: '没有指派', open: 3 },
    ]);
    await give(null);
    expect(await work(clerk, { show: 'assigned' })).toEqual([]);
  });
});

describe('一个框里查', () => {
  it('按姓名、首字母、身份证号查到人和他的办件；按办件编号查到办件', async () => {
    const found = async (text: string, by = clerk) => {
      const { people: seen, cases } = await searchOffice(office, by, text);
      return [seen.map(({ name }) => name), cases.map(({ number }) => number)];
    };
    const both = [['禤申请'], [applied.number]];
    expect(await found('申请')).toEqual(both);
    expect(await found(people[0]?.idNumber ?? '')).toEqual(both);
    expect(await found(applied.number)).toEqual([[], [applied.number]]);
    expect(await found(applied.number.slice(0, 17).toLowerCase())).toEqual([[], [applied.number]]);
    expect(await found(applied.number, elsewhere)).toEqual([[], []]);
  });
});
