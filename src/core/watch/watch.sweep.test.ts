import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { findCurrentFacts, retractFact, setMembers, writeFacts } from '#core/people/index.ts';
import { type PlainDate, plainDate } from '#kit/plain-date.ts';
import { dayNumber } from '#kit/situation.ts';
import { DomainError } from '#platform/errors.ts';
import { orchardCounty } from '#test/support/orchards.ts';
import type { TaskFilter } from './watch.contract.ts';
import { listSweeps, nightlySweep, startSweep, watchTasks } from './watch.sweep.service.ts';
import { answerTask, getTask, listTasks, recordVisit } from './watch.tasks.service.ts';

const county = await orchardCounty();
const { office, plant, asJob: within, asSuperuser } = county;
const leader = await county.user('审批人', 'county-approver', '512021');
const clerk = await county.user('柠檬娘', 'lemon-clerk', '512021100');
const elsewhere = await county.user('外乡人', 'lemon-clerk', '512021101');

await plant({ name: '甘静', trees: [5], runs: '24' });
const pair = await plant({ name: '甘双', trees: [3, 3], runs: '24' });
await plant({ name: '甘闲', trees: [99, 1] });
await plant({ name: '甘隐', trees: [null], runs: '24' });

const sweep = async (key: string = randomUUID()) => {
  const made = await startSweep(office, leader, { key });
  await county.runJobs();
  return made;
};
const lines = async (filter: TaskFilter = {}, by = clerk) =>
  (await listTasks(office, by, filter)).items.map(({ kindName, headName, reason, dueOn, result }) => [
    ...[kindName, headName, reason, dueOn],
    ...(result === null ? [] : [result]),
  ]);
const idOf = async (kind: string, filter: TaskFilter = {}) =>
  (await listTasks(office, clerk, { ...filter, kind })).items[0]?.id ?? '没有';
const say = (person: string, kind: string, value: number, from: PlainDate) =>
  within((tx) =>
    writeFacts(tx, office, {
      facts: [
        {
          ...{ person, kind, value, from, to: null, standing: 'reported', source: '来信', basis: '来信' },
          division: '512021100201',
        },
      ],
    }),
  );
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => '没有被拒绝',
    (error) => (error instanceof DomainError ? error.title : String(error)),
  );
const died = plainDate('2026-06-10');

describe('全县巡查', () => {
  it('把到期的走访、从来没做过的走访变成待办；没到期的和不在发的不变', async () => {
    await sweep();
    expect(await lines()).toEqual([
      ['看园子', '甘双', '上次 2026年5月1日；人多，每 2 个月一次', '2026-07-01'],
      ['看园子', '甘隐', '系统中还没有做过；只有一个人，每 12 个月一次', '2026-07-15'],
    ]);
    expect((await listSweeps(office, clerk)).items).toMatchObject([
      { sweptOn: '2026-06-15', state: 'done', households: 3, opened: 2, closed: 0, madeByName: '审批人' },
    ]);
  });

  it('事实变了就开线索，写明理由和期限；再巡查不会重复', async () => {
    await say(pair.people[1] ?? '', 'death', dayNumber(died), died);
    await sweep();
    await sweep();
    await office.jobs.runDue(watchTasks(office));
    expect(await lines({ source: 'signal' })).toEqual([['园主去世', '甘双', '甘双甲于2026-06-10去世', '2026-06-16']]);
    expect((await asSuperuser('select 1 from task')).length).toBe(3);
  });

  it('夜间没有人发起也巡查，同样不重复', async () => {
    await within((tx) => office.jobs.add(tx, nightlySweep.task, {}));
    await county.runJobs();
    expect((await listSweeps(office, clerk)).items[0]).toMatchObject({ state: 'done', opened: 0, madeByName: null });
  });

  it('同一个请求键只巡查一次', async () => {
    const first = await sweep('one-sweep-key');
    expect(await sweep('one-sweep-key')).toEqual(first);
  });

  it('别的乡镇看不到，也办不了；不是本岗位的办不了', async () => {
    const id = await idOf('lemon.grower-died');
    expect(await lines({}, elsewhere)).toEqual([]);
    const answer = { task: id, result: 'true', answer: '属实', key: randomUUID() } as const;
    expect(await refusal(answerTask(office, elsewhere, answer))).toBe('没有找到待办');
    expect(await refusal(answerTask(office, leader, answer))).toBe('没有找到，或没有权限');
    expect(await refusal(startSweep(office, clerk, { key: randomUUID() }))).toBe('没有找到，或没有权限');
  });

  it('起因消失，线索自己关闭；又出现，再打开', async () => {
    const [fact] = await within((tx) => findCurrentFacts(tx, office, [pair.people[1] ?? ''], null)).then((facts) =>
      facts.filter(({ kind }) => kind === 'death'),
    );
    const change = { fact: fact?.id ?? '', source: '更正', basis: '派出所更正' };
    await within((tx) => retractFact(tx, office, change));
    await sweep();
    expect(await lines({ source: 'signal' })).toEqual([]);
    expect(await lines({ source: 'signal', state: 'closed' })).toEqual([
      ['园主去世', '甘双', '甘双甲于2026-06-10去世', '2026-06-16', 'gone'],
    ]);
    await say(pair.people[1] ?? '', 'death', dayNumber(died), died);
    await sweep();
    expect(await lines({ source: 'signal' })).toHaveLength(1);
    expect((await asSuperuser("select 1 from task where kind = 'lemon.grower-died'")).length).toBe(1);
  });

  it('核查属实：记下谁、哪天、怎么说；可以启动的复核写在后面；什么也不会自己停发', async () => {
    const id = await idOf('lemon.grower-died');
    const before = await asSuperuser<{ n: number }>(
      'select count(*)::int as n from benefit where to_month is not null',
    );
    await answerTask(office, clerk, { task: id, result: 'true', answer: ' 到家中看过，属实 ', key: 'answer-key-1' });
    await answerTask(office, clerk, { task: id, result: 'true', answer: '到家中看过，属实', key: 'answer-key-1' });
    expect(await getTask(office, clerk, id)).toMatchObject({
      ...{ result: 'true', answer: '到家中看过，属实', closedOn: '2026-06-15', closedByName: '柠檬娘', mayAct: false },
      ...{ clause: '柠檬园规矩第七条', postNames: ['柠檬办事员'], severity: 'A' },
    });
    const after = await asSuperuser<{ n: number }>('select count(*)::int as n from benefit where to_month is not null');
    expect(after).toEqual(before);
  });

  it('已经答复的不能再答，起因还在也不再开', async () => {
    const id = await idOf('lemon.grower-died', { state: 'closed' });
    const again = { task: id, result: 'false', answer: '不实', key: randomUUID() } as const;
    expect(await refusal(answerTask(office, clerk, again))).toBe('待办已经办结');
    await sweep();
    expect(await lines({ source: 'signal' })).toEqual([]);
    expect(await refusal(asSuperuser(`update task set answer = '改' where id = '${id}'`))).toContain('was answered');
  });

  it('走访按清单登记；少填的说哪里少；办完从走访那天起算下一次', async () => {
    const id = await idOf('lemon.walk');
    const visit = { task: id, answers: { walkedOn: '2026-06-12' }, key: randomUUID() };
    expect(await refusal(recordVisit(office, clerk, visit))).toBe('填写的内容有误');
    await recordVisit(office, clerk, { ...visit, answers: { walkedOn: '2026-06-12', more: false } });
    await sweep();
    expect(await getTask(office, clerk, id)).toMatchObject({
      ...{ result: 'kept', visit: { visitedOn: '2026-06-12', recordedByName: '柠檬娘', answers: { more: false } } },
    });
    expect((await lines({ source: 'round' })).map(([, name]) => name)).toEqual(['甘隐']);
    office.clock.setBusiness('2026-07-13T01:00:00Z');
    await sweep();
    expect(await lines({ source: 'round' })).toEqual([
      ['看园子', '甘隐', '系统中还没有做过；只有一个人，每 12 个月一次', '2026-07-15'],
      ['看园子', '甘双', '上次 2026年6月12日；人多，每 2 个月一次', '2026-08-12'],
    ]);
  });

  it('家里少了人，走访的周期随之变长，到期的待办自己关闭', async () => {
    const [head = ''] = pair.people;
    const members = [{ person: head, relation: '01' }];
    await within((tx) => setMembers(tx, office, { household: pair.household, members, from: plainDate('2026-07-01') }));
    await sweep();
    expect((await lines({ source: 'round' })).map(([, name]) => name)).toEqual(['甘隐']);
  });
});
