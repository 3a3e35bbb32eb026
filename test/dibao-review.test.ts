import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { catalogue } from '#catalogue/index.ts';
import { startCase } from '#core/cases/index.ts';
import { uploadFile } from '#core/files/index.ts';
import { listLetters } from '#core/letters/index.ts';
import { signaturePicture } from '#server/practice/signature-picture.ts';
import { caseCounty } from '#test/support/case-office.ts';
import { dibaoCases, type Family } from '#test/support/dibao-case.ts';

const county = await caseCounty(catalogue, '2026-01-05T01:00:00Z');
const { office, asSuperuser } = county;
const { determine, grant, investigate, findings, take, investigator, lead, approver } = dibaoCases(county);

const at = (on: string): void => office.clock.setBusiness(`${on}T01:00:00Z`);
const income = (yuan: number, item = 'business') => ({
  incomes: [{ member: 0, item, amount: yuan * 100, period: 'month', basis: '核对' }],
});
const three = (sequence: number): Family['members'] => [
  { name: '周大明', born: '1981-03-02', relation: '01', sequence },
  { name: '吴芳', born: '1983-07-15', relation: '10', sequence: sequence + 1 },
  { name: '周小雨', born: '2014-01-20', relation: '20', sequence: sequence + 2, found: { child: 'minor' } },
];

/** A family of three that receives 510 元 a month since February 2026. */
const granted = async (sequence: number): Promise<{ household: string; members: Family['members'] }> => {
  at('2026-01-05');
  const members = three(sequence);
  const { file } = await grant(await determine({ members, found: income(1350) }));
  expect(file.case.decision).toMatchObject({ outcome: 'granted', amount: 51000 });
  return { household: file.case.household, members };
};

const review = async (household: string, cause = 'periodic'): Promise<string> => {
  const answers = { cause, text: '上次复核2026年1月' };
  return (await startCase(office, investigator, { item: 'dibao-review', household, answers, key: randomUUID() })).id;
};

/** Looks, finds, agrees: the case stands before the county. */
const found = async (id: string, family: Pick<Family, 'members' | 'found'>): Promise<void> => {
  await investigate(id);
  const { file } = await take(investigator, id, 'determine', findings(await peopleOf(id), family));
  expect(file.case.stage).toBe('opinion');
  await take(lead, id, 'agree', { opinion: '经研究同意' });
};
const peopleOf = async (id: string) =>
  asSuperuser<{ id: string; row: number }>(
    `select person as id, row_number as row from case_person where office_case = '${id}' order by row_number`,
  );
const amounts = (household: string) =>
  asSuperuser<{ month: string; amount: number; to: string | null }>(
    `select to_char(a.from_month, 'YYYY-MM') as month, a.amount::int, to_char(b.to_month, 'YYYY-MM') as "to"
     from benefit b join benefit_amount a on a.county = b.county and a.benefit = b.id
     where b.household = '${household}' order by a.from_month`,
  );
const letters = async (id: string) => (await listLetters(office, approver, id)).map(({ name }) => name);

describe('享受低保以后的复核', () => {
  it('没有变化的维持；结果书面告知，金额不动', async () => {
    const { household, members } = await granted(101);
    at('2026-07-06');
    const id = await review(household);
    await found(id, { members, found: income(1350) });
    await expect(take(approver, id, 'raise')).rejects.toThrow('不是增发');
    expect((await take(approver, id, 'keep')).file.case.stage).toBe('kept');
    expect(await amounts(household)).toEqual([{ month: '2026-02', amount: 51000, to: null }]);
    expect(await letters(id)).toEqual(['最低生活保障复核结果通知书']);
  });

  it('收入少了的增发，从决定的下个月起', async () => {
    const { household, members } = await granted(111);
    at('2026-07-06');
    const id = await review(household, 'reported');
    await found(id, { members, found: income(900) });
    await take(approver, id, 'raise');
    expect((await amounts(household)).at(-1)).toEqual({ month: '2026-08', amount: 96000, to: null });
    expect(await letters(id)).toEqual(['最低生活保障增发决定书']);
  });

  it('EX-A17 有人就业、收入达到标准的，给六个月渐退期，期满复核停发，属于低保边缘', async () => {
    const { household, members } = await granted(121);
    at('2026-02-20');
    const particulars = [{ member: 0, particular: 'started-work', from: '2026-02-01', basis: '社保记录' }];
    const first = await review(household, 'reported');
    await found(first, { members, found: { ...income(2400, 'other'), particulars } });
    await expect(take(approver, first, 'stop')).rejects.toThrow('渐退期');
    const { file } = await take(approver, first, 'grant-grace');
    expect(file.case.decision).toMatchObject({ class: 'grace', amount: 51000, lastMonth: '2026-08' });
    expect(await amounts(household)).toEqual([{ month: '2026-02', amount: 51000, to: null }]);

    at('2026-08-20');
    const second = await review(household, 'grace-end');
    await found(second, { members, found: { ...income(2400, 'other'), particulars } });
    await expect(take(approver, second, 'grant-grace')).rejects.toThrow('不是渐退期');
    expect((await take(approver, second, 'stop')).file.case.decision).toMatchObject({ class: 'edge' });
    expect(await amounts(household)).toEqual([{ month: '2026-02', amount: 51000, to: '2026-08' }]);
    expect(await letters(second)).toEqual(['最低生活保障停发决定书']);
  });

  it('财产超过规定的停发，写明代码，家庭不再登记为在享', async () => {
    const { household, members } = await granted(131);
    at('2026-07-06');
    const id = await review(household, 'signal');
    const property = [{ member: 0, item: 'company', basis: '市场监管登记' }];
    await found(id, { members, found: { ...income(1350), property } });
    await take(approver, id, 'stop');
    expect(await amounts(household)).toEqual([{ month: '2026-02', amount: 51000, to: '2026-07' }]);
    const [benefit] = await asSuperuser<{ reason: string }>(
      `select stop_reason as reason from benefit where household = '${household}'`,
    );
    expect(benefit?.reason).toBe('03 财产超');
  });

  it('停发的决定被复议撤销的，恢复保障，中间的月份照发；重新决定', async () => {
    const { household, members } = await granted(171);
    at('2026-07-06');
    const id = await review(household, 'signal');
    const property = [{ member: 0, item: 'company', basis: '市场监管登记' }];
    await found(id, { members, found: { ...income(1350), property } });
    await take(approver, id, 'stop');
    at('2026-09-15');
    await expect(take(approver, id, 'restore')).rejects.toThrow('没有登记撤销或变更原决定');
    const paper = await uploadFile(office, approver, { name: '复议决定书.png', content: signaturePicture() });
    await take(approver, id, 'record-remedy-of-stop', {
      ...{ kind: 'review', organ: '安岳县人民政府', document: '安府复〔2026〕3号', decidedOn: '2026-09-10' },
      ...{ outcome: 'revoked', text: '企业早已注销', paper: [paper.id] },
    });
    expect((await take(approver, id, 'restore')).file.case.stage).toBe('decision');
    expect(await amounts(household)).toEqual([{ month: '2026-02', amount: 51000, to: null }]);
  });

  it('不配合复核的，先书面通知，满三十天才能暂停；配合以后恢复，一月不少', async () => {
    const { household } = await granted(141);
    at('2026-07-06');
    const id = await review(household);
    await expect(take(approver, id, 'suspend')).rejects.toThrow('还没有书面通知');
    await take(investigator, id, 'warn', { text: '三次上门没有见到人' });
    at('2026-08-05');
    await expect(take(approver, id, 'suspend')).rejects.toThrow('2026年8月5日');
    at('2026-08-06');
    await take(approver, id, 'suspend');
    const held = () => asSuperuser(`select id from benefit_hold where released_on is null`);
    expect(await held()).toHaveLength(1);
    await take(approver, id, 'resume');
    expect(await held()).toHaveLength(0);
    expect(await amounts(household)).toEqual([{ month: '2026-02', amount: 51000, to: null }]);
    expect(await letters(id)).toEqual(['配合复核通知书', '最低生活保障暂停发放决定书', '最低生活保障恢复发放通知书']);
  });

  it('没有在享低保的家庭不能复核；同一户不能同时复核两次', async () => {
    const { household } = await granted(151);
    await review(household);
    await expect(review(household)).rejects.toThrow('还没有办结');
    const family = three(161);
    const { file } = await take(lead, await determine({ members: family, found: income(1350) }), 'post', {
      opinion: '同意',
    });
    await expect(review(file.case.household)).rejects.toThrow('没有正在享受的待遇');
  });
});
