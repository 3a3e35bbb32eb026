import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { UnknownAnswers } from '#kit/form.ts';
import { inventedNumber } from '#server/practice/invented-numbers.ts';
import { caseCounty } from '#test/support/case-office.ts';
import { entrust } from '#test/support/entrust.ts';
import { toyCatalogue } from '#test/toy-catalogue/index.ts';
import {
  act,
  apply,
  CaseChanged,
  CaseNotFound,
  FormFaulty,
  findMyWork,
  getCase,
  listCases,
  MoveNotAllowed,
  makeSignLink,
  OpenCaseExists,
  signByLink,
  signSelf,
} from './index.ts';

const { office, staff, resident, asSuperuser } = await caseCounty(toyCatalogue, '2026-06-15T01:00:00Z');

const village = '512021100007';
const otherVillage = '512021101200';
const helper = staff('lemon-helper', village);
const clerk = staff('lemon-clerk', '512021100');
const strangerClerk = staff('lemon-clerk', '512021101');
const approver = staff('county-approver', '512021');

let serial = 1;
const nextSerial = (): number => {
  serial += 2;
  return serial;
};

type Orchard = { name: string; born: string; trees: number; relation?: string };

const numbers = new Map<string, string>();
const application = (people: readonly Orchard[]) => ({
  division: village,
  members: people.map(({ name, born, trees, relation }, index) => {
    const idNumber = inventedNumber(born, nextSerial());
    numbers.set(name, idNumber);
    return { name, idNumber, relation: relation ?? (index === 0 ? '01' : '10'), trees };
  }),
  bankAccount: '6999990000000000066',
});

/** The helper applies with the signed paper of whoever entrusts him. */
const applyFor = async (answers: UnknownAnswers) => {
  const entrustment = await entrust(office, helper);
  return apply(office, helper, { item: 'lemon-voucher', answers, entrustment, key: randomUUID() });
};

const openCase = async (people: readonly Orchard[]): Promise<string> => (await applyFor(application(people))).id;

const move = async (actor: Parameters<typeof act>[1], id: string, key: string, answers = {}) => {
  const { file } = await getCase(office, actor, id);
  return act(office, actor, { case: id, move: key, seq: file.case.seq, answers, key: randomUUID() });
};

const signAll = async (id: string): Promise<void> => {
  const { file } = await getCase(office, clerk, id);
  for (const person of file.people.filter((one) => one.mustSign)) {
    const { token } = await makeSignLink(office, clerk, { case: id, person: person.id });
    const signer = { kind: 'public', county: '512021' } as const;
    await signByLink(office, signer, { token, name: person.name, idNumber: numbers.get(person.name) ?? '' });
  }
};

const nobody = { kind: 'public', county: '512021' } as const;

describe('an application', () => {
  it('enters people, gives a number, writes what was declared and stands at the first stage', async () => {
    const id = await openCase([
      { name: '林甲', born: '1980-01-01', trees: 2 },
      { name: '林乙', born: '2015-01-01', trees: 0 },
    ]);
    const { file, line } = await getCase(office, clerk, id);
    expect(line.number).toMatch(/^LEMON-VOUCHER2026\d{6}$/);
    expect(line.stageName).toBe('待受理');
    expect(file.people.map(({ name, mustSign }) => [name, mustSign])).toEqual([
      ['林甲', true],
      ['林乙', false],
    ]);
    const facts = await asSuperuser(
      `select standing, value::int as value from fact where office_case = '${id}' order by value`,
    );
    expect(facts).toEqual([
      { standing: 'declared', value: 0 },
      { standing: 'declared', value: 2 },
    ]);
  });

  it('keeps identity numbers and accounts sealed in what is stored', async () => {
    const id = await openCase([{ name: '封甲', born: '1981-02-02', trees: 1 }]);
    const [stored] = await asSuperuser<{ payload: string }>(
      `select payload::text as payload from case_action_payload where office_case = '${id}'`,
    );
    expect(stored?.payload).not.toContain(numbers.get('封甲'));
    expect(stored?.payload).not.toContain('6999990000000000066');
    const { file } = await getCase(office, clerk, id);
    expect(file.view.actions[0]?.answers.bankAccount).toBe('***************0066');
  });

  it('sent three times with one key is one case', async () => {
    const answers = application([{ name: '重甲', born: '1982-03-03', trees: 1 }]);
    const entrustment = await entrust(office, helper);
    const request = { item: 'lemon-voucher', answers, entrustment, key: randomUUID() };
    const sent = await Promise.all([1, 2, 3].map(() => apply(office, helper, request)));
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
  });

  it('is refused while another of the same applicant is open, and says which', async () => {
    const answers = application([{ name: '双甲', born: '1983-04-04', trees: 1 }]);
    const first = await applyFor(answers);
    const again = applyFor(answers);
    await expect(again).rejects.toSatisfy((error) => OpenCaseExists.is(error) && error.facts.number === first.number);
  });

  it('with a fault stores nothing at all and says where it is', async () => {
    const before = await asSuperuser('select count(*)::int as n from person');
    const answers = application([{ name: '错甲', born: '1984-05-05', trees: 1 }]);
    const wrong = { ...answers, members: [{ ...answers.members[0], idNumber: '512099198405050010' }], extra: 'x' };
    const sent = applyFor(wrong);
    await expect(sent).rejects.toSatisfy(
      (error) =>
        FormFaulty.is(error) && error.facts.faults.map(({ path }) => path).join() === '/extra,/members/0/idNumber',
    );
    expect(await asSuperuser('select count(*)::int as n from person')).toEqual(before);
  });

  it('for a village outside the worker’s scope is refused', async () => {
    const answers = { ...application([{ name: '外甲', born: '1985-06-06', trees: 1 }]), division: otherVillage };
    await expect(applyFor(answers)).rejects.toThrow('不在您的管辖范围');
  });

  it('of a resident must begin with himself, also when the register did not know him', async () => {
    const answers = application([{ name: '自甲', born: '1986-07-07', trees: 1 }]);
    const other = await resident('别人', inventedNumber('1990-01-01', 999));
    await expect(apply(office, other, { item: 'lemon-voucher', answers, key: randomUUID() })).rejects.toThrow(
      '申请人与登录人不一致',
    );
    const self = await resident('自甲', numbers.get('自甲') ?? '');
    expect(self.person).toBeNull();
    const { id } = await apply(office, self, { item: 'lemon-voucher', answers, key: randomUUID() });
    const known = await resident('自甲', numbers.get('自甲') ?? '');
    expect((await getCase(office, known, id)).line.id).toBe(id);
  });
});

describe('a case', () => {
  it('goes from the application to the benefit and the letter', async () => {
    const id = await openCase([
      { name: '全甲', born: '1980-01-01', trees: 9 },
      { name: '全乙', born: '1982-01-01', trees: 9 },
    ]);
    await signAll(id);
    await move(clerk, id, 'accept');
    await move(clerk, id, 'count', {
      trees: [
        { member: 0, trees: 2 },
        { member: 1, trees: 0 },
      ],
    });
    await move(clerk, id, 'post');
    office.clock.setBusiness('2026-06-19T01:00:00Z');
    await move(clerk, id, 'close-posting');
    await move(approver, id, 'grant');
    const { file, line } = await getCase(office, approver, id);
    expect(line.stageName).toBe('已给券');
    expect(line.closed).toBe(true);
    const benefits = await asSuperuser(`
      select b.from_month::text as month, a.amount::int as amount from benefit b
      join benefit_amount a on a.benefit = b.id where b.office_case = '${id}'`);
    expect(benefits).toEqual([{ month: '2026-07-01', amount: file.case.decision?.amount }]);
    expect(await asSuperuser(`select kind from letter where office_case = '${id}'`)).toEqual([{ kind: 'grant' }]);
    const members = await asSuperuser(
      `select count(*)::int as n from household_member where household = '${file.case.household}'`,
    );
    expect(members).toEqual([{ n: 2 }]);
    const weighed = await asSuperuser<{ n: number }>(`
      select cardinality(weighed) as n from fact where office_case = '${id}' and standing = 'determined' and kind = 1001`);
    expect(weighed).toEqual([{ n: 1 }, { n: 1 }]);
  });

  it('names what stands in the way and which moves are allowed', async () => {
    const id = await openCase([{ name: '拦甲', born: '1980-01-01', trees: 1 }]);
    await expect(move(clerk, id, 'accept')).rejects.toSatisfy(
      (error) => MoveNotAllowed.is(error) && error.detail === '还有人没有签字。现在可以：受理。',
    );
    await expect(move(clerk, id, 'post')).rejects.toSatisfy(
      (error) => MoveNotAllowed.is(error) && error.facts.reasons.join() === '当前阶段“待受理”不能公示',
    );
    await expect(move(helper, id, 'accept')).rejects.toSatisfy(
      (error) => MoveNotAllowed.is(error) && error.facts.reasons.join() === '您的岗位不能受理',
    );
  });

  it('acted on by two at once is acted on once; the second is told', async () => {
    const id = await openCase([{ name: '争甲', born: '1980-01-01', trees: 1 }]);
    await signAll(id);
    const { file } = await getCase(office, clerk, id);
    const request = () =>
      act(office, clerk, { case: id, move: 'accept', seq: file.case.seq, answers: {}, key: randomUUID() });
    const results = await Promise.allSettled([request(), request()]);
    const refused = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason);
    expect(refused).toHaveLength(1);
    expect(CaseChanged.is(refused[0])).toBe(true);
  });

  it('is invisible to another town, in lists, by id and for actions', async () => {
    const id = await openCase([{ name: '隐甲', born: '1980-01-01', trees: 1 }]);
    await expect(getCase(office, strangerClerk, id)).rejects.toSatisfy(CaseNotFound.is);
    const acting = { case: id, move: 'accept', seq: 1, answers: {}, key: randomUUID() };
    await expect(act(office, strangerClerk, acting)).rejects.toSatisfy(CaseNotFound.is);
    expect((await listCases(office, strangerClerk, {})).items).toEqual([]);
  });

  it('lies in the work of the post that must act, the most urgent first', async () => {
    const mine = await findMyWork(office, clerk, { item: 'lemon-voucher' });
    expect(mine.items.length).toBeGreaterThan(0);
    expect(mine.items.every(({ stage }) => ['submitted', 'counting', 'counted', 'posting'].includes(stage))).toBe(true);
    expect((await findMyWork(office, approver, { item: 'lemon-voucher' })).items).toEqual([]);
  });

  it('has a clock that runs in working days from the stage it entered', async () => {
    office.clock.setBusiness('2026-09-28T01:00:00Z');
    const id = await openCase([{ name: '钟甲', born: '1980-01-01', trees: 1 }]);
    await signAll(id);
    await move(clerk, id, 'accept');
    // 2026-09-28 is a Monday; 10-01 is a holiday of the toy calendar: 29, 30, 2, 5, 6.
    expect((await getCase(office, clerk, id)).line.dueOn).toBe('2026-10-06');
  });
});

describe('an authorisation', () => {
  it('is signed by a one-time link that works once, for the right person only', async () => {
    const id = await openCase([
      { name: '签甲', born: '1970-01-01', trees: 1 },
      { name: '签乙', born: '1972-01-01', trees: 1 },
    ]);
    const { file } = await getCase(office, clerk, id);
    const second = file.people[1]?.id ?? '';
    const { token } = await makeSignLink(office, clerk, { case: id, person: second });
    const wrong = { token, name: '签甲', idNumber: numbers.get('签甲') ?? '' };
    await expect(signByLink(office, nobody, wrong)).rejects.toThrow('签字人与授权书不符');
    const right = { token, name: '签乙', idNumber: numbers.get('签乙') ?? '' };
    await signByLink(office, nobody, right);
    await expect(signByLink(office, nobody, right)).rejects.toThrow('签字链接无效');
    expect((await getCase(office, clerk, id)).file.people[1]?.signedManner).toBe('link');
  });

  it('of the applicant is signed in his own session, and holds for the term the item sets', async () => {
    const id = await openCase([{ name: '己甲', born: '1970-01-01', trees: 1 }]);
    const self = await resident('己甲', numbers.get('己甲') ?? '');
    await signSelf(office, self, { case: id, key: randomUUID() });
    const until = await asSuperuser(`select consent_until::text as until from case_person where office_case = '${id}'`);
    expect(until).toEqual([{ until: '2027-03-28' }]);
  });
});
