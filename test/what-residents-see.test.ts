import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { catalogue } from '#catalogue/index.ts';
import { act, apply, getCase, signSelf } from '#core/cases/index.ts';
import { inventedCard, inventedNumber } from '#server/practice/invented-numbers.ts';
import { caseCounty } from '#test/support/case-office.ts';
import { dibaoCases } from '#test/support/dibao-case.ts';

const county = await caseCounty(catalogue, '2026-06-15T01:00:00Z');
const { office, staff, resident } = county;

const town = '512021100';
const idNumber = inventedNumber('1970-01-01', 1);
const answers = {
  division: '512021100007',
  address: '二组5号',
  hukou: '1',
  members: [{ name: '看甲', idNumber, relation: '01' }],
  vehicle: false,
  secondHome: false,
  company: false,
  savings: 0,
  bankAccount: inventedCard(31),
  kin: false,
  truthful: 'agreed',
};

const stranger = await resident('看甲', idNumber);
const { id } = await apply(office, stranger, { item: 'dibao', answers, key: randomUUID() });
const self = await resident('看甲', idNumber);

const move = async (actor: Parameters<typeof act>[1], key: string, given = {}): Promise<void> => {
  const { file } = await getCase(office, actor, id);
  await act(office, actor, { case: id, move: key, seq: file.case.seq, answers: given, key: randomUUID() });
};

const answersTo = async (actor: Parameters<typeof act>[1], key: string) => {
  const { file } = await getCase(office, actor, id);
  return file.view.actions.find((action) => action.move === key)?.answers;
};

describe('群众看自己的办件', () => {
  it('看得到自己填的；身份证号和卡号只看到掩码', async () => {
    expect(await answersTo(self, 'apply')).toMatchObject({ address: '二组5号', bankAccount: '***************0314' });
  });

  it('看得到要补正什么', async () => {
    await move(staff('town-intake', town), 'request-supplement', { text: '请补充门诊病历' });
    expect(await answersTo(self, 'request-supplement')).toEqual({ text: '请补充门诊病历' });
    await move(self, 'supplement', { text: '病历在社区医院' });
  });

  const verified = {
    verification: '1',
    refusesVerification: false,
    incomeDetermined: true,
    propertyDetermined: true,
  } as const;

  it('办结以前看不到经办人的认定和系统的计算；经办人看得到', async () => {
    await signSelf(office, self, { case: id, key: randomUUID() });
    await move(staff('town-intake', town), 'accept');
    const investigator = staff('town-investigator', town);
    await dibaoCases(county).investigate(id);
    await move(investigator, 'determine', {
      hukou: '1',
      expensesDetermined: false,
      basis: '入户',
      members: [{ person: self.person, relation: '01', circumstance: 'none', ...verified }],
    });
    expect(await answersTo(self, 'determine')).toEqual({});
    const { file } = await getCase(office, self, id);
    expect(file.case.decision).toBeNull();
    expect((await getCase(office, investigator, id)).file.case.decision?.outcome).toBe('granted');
  });
});
