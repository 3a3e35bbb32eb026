import { describe, expect, it } from 'vitest';
import { type PlainDate, plainDate } from '#kit/plain-date.ts';
import { DomainError } from '#platform/errors.ts';
import { caseCounty } from '#test/support/case-office.ts';
import { toyCatalogue } from '#test/toy-catalogue/index.ts';
import { endDeputy, listColleagues, listDeputies, nameDeputy } from './access.deputies.service.ts';
import { describeMe } from './access.me.service.ts';
import { findActor } from './access.session.service.ts';
import { signIn, switchPost } from './access.sign-in.service.ts';
import type { StaffActor } from './access.ts';
import { createUser } from './access.users.service.ts';
import { asJob } from './context.ts';

const { office, asSuperuser } = await caseCounty(toyCatalogue, '2026-06-15T01:00:00Z');
const password = 'lemon-tree-2026';
const from = plainDate('2020-01-01');
const make = (login: string, name: string, kind: string, scope: string) =>
  createUser(office, asJob(office, 'test'), {
    ...{ login, name, password },
    post: { kind, scope, domains: ['lemons'], from, to: null },
  });
const away = await make('zhang', '张休假', 'lemon-clerk', '512021100');
const stand = await make('li', '李代班', 'lemon-helper', '512021100007');
await make('wang', '王外镇', 'lemon-clerk', '512021101');
await make('qian', '钱制单', 'lemon-purse', '512021');

const staffOf = async (token: string): Promise<StaffActor> => {
  const actor = await findActor(office, token);
  if (actor.kind !== 'staff') throw new Error('没有岗位');
  return actor;
};
const enter = async (login: string) => {
  const { token } = await signIn(office, { login, password });
  return { token, actor: await staffOf(token) };
};
const zhang = await enter('zhang');
const li = await enter('li');
let serial = 0;
const ask = (by: StaffActor, user: string, first: string, last: string, reason = '休假') => {
  serial += 1;
  const days: { from: PlainDate; to: PlainDate } = { from: plainDate(first), to: plainDate(last) };
  return nameDeputy(office, by, { user, ...days, reason, key: `deputy-key-${serial}` });
};
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => '没有被拒绝',
    (error) => (error instanceof DomainError ? error.detail : String(error)),
  );

describe('办事员休假，请人代理', () => {
  it('只能请本镇或上级办理业务的同事', async () => {
    const { items } = await listColleagues(office, zhang.actor);
    expect(items).toEqual([{ user: stand.id, name: '李代班', postNames: ['柠檬帮手'] }]);
    expect(await refusal(ask(zhang.actor, away.id, '2026-06-16', '2026-06-20'))).toBe(
      '此人不能代理，请从列出的同事中选择',
    );
  });

  it('日期不对的一次说全', async () => {
    expect(await refusal(ask(zhang.actor, stand.id, '2026-06-14', '2026-06-13', ' '))).toBe(
      '开始日期不能早于今天；结束日期早于开始日期；请写明原因，如出差、休假',
    );
  });

  it('期内可以切换到他的岗位，以自己的名字办理；期前期后都不行', async () => {
    await ask(zhang.actor, stand.id, '2026-06-16', '2026-06-20');
    expect((await describeMe(office, li.actor)).posts).toHaveLength(1);
    office.clock.setBusiness('2026-06-16T01:00:00Z');
    expect((await describeMe(office, li.actor)).posts.map(({ name }) => name)).toEqual([
      '柠檬帮手',
      '柠檬办事员（代张休假）',
    ]);
    const session = await switchPost(office, li.actor, { token: li.token, post: zhang.actor.post });
    const acting = await staffOf(session.token);
    expect(acting).toMatchObject({
      ...{ user: stand.id, userName: '李代班（代张休假）', post: zhang.actor.post },
      ...{ postKind: 'lemon-clerk', scope: '512021100' },
    });
    expect(await refusal(ask(acting, away.id, '2026-06-17', '2026-06-18'))).toContain('代理来的岗位不能再请人代理');
    office.clock.setBusiness('2026-06-21T01:00:00Z');
    expect((await findActor(office, session.token)).kind).toBe('public');
  });

  it('重叠的不能再请；提前结束后当天起不再有效，都有审计', async () => {
    await ask(zhang.actor, stand.id, '2026-06-21', '2026-06-30');
    expect(await refusal(ask(zhang.actor, stand.id, '2026-06-25', '2026-07-02'))).toBe(
      '这段时间已有代理人，请先结束原来的代理',
    );
    const [deputy] = (await listDeputies(office, zhang.actor)).items;
    expect(deputy).toMatchObject({ userName: '李代班', holderName: '张休假', to: '2026-06-30', mine: true });
    expect(await refusal(endDeputy(office, li.actor, { id: deputy?.id ?? '', key: 'end-key-one' }))).toContain(
      '代理不存在',
    );
    await endDeputy(office, zhang.actor, { id: deputy?.id ?? '', key: 'end-key-two' });
    expect((await describeMe(office, li.actor)).posts).toHaveLength(1);
    const audited = await asSuperuser<{ action: string }>(
      "select action from audit_entry where action like 'access.%deputy' order by seq",
    );
    expect(audited.map(({ action }) => action)).toEqual([
      'access.name-deputy',
      'access.name-deputy',
      'access.end-deputy',
    ]);
  });
});
