import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { uploadFile } from '#core/files/index.ts';
import { writeFacts } from '#core/people/index.ts';
import type { UnknownAnswers } from '#kit/form.ts';
import { plainDate } from '#kit/plain-date.ts';
import { dayNumber } from '#kit/situation.ts';
import { inventedCard, inventedNumber } from '#server/practice/invented-numbers.ts';
import { signaturePicture } from '#server/practice/signature-picture.ts';
import { caseCounty } from '#test/support/case-office.ts';
import { entrust } from '#test/support/entrust.ts';
import { lemonCases } from '#test/support/lemon-cases.ts';
import { toyCatalogue } from '#test/toy-catalogue/index.ts';
import {
  act,
  apply,
  CaseNotFound,
  checkDuplicates,
  findDuplicates,
  getCase,
  MoveNotAllowed,
  makeSignLink,
  OpenCaseExists,
  signByLink,
} from './index.ts';

const county = await caseCounty(toyCatalogue, '2026-06-15T01:00:00Z');
const { office, staff, asSuperuser, asJob } = county;

/** 岳阳镇 and another town of the county. */
const [village, otherVillage] = ['512021100007', '512021101200'];
const [helper, otherHelper] = [staff('lemon-helper', village), staff('lemon-helper', otherVillage)];
const [clerk, otherClerk] = [staff('lemon-clerk', '512021100'), staff('lemon-clerk', '512021101')];

let serial = 501;
type Somebody = { readonly name: string; readonly idNumber: string };
const somebody = (name: string): Somebody => {
  serial += 2;
  return { name, idNumber: inventedNumber('1975-05-05', serial) };
};

type Sent = { readonly by?: typeof helper; readonly account?: string; readonly entrustment?: UnknownAnswers };

const applyFor = async (people: readonly Somebody[], { by = helper, account, entrustment }: Sent = {}) => {
  serial += 2;
  return apply(office, by, {
    item: 'lemon-voucher',
    key: randomUUID(),
    entrustment: entrustment ?? (await entrust(office, by)),
    answers: {
      division: by.scope,
      members: people.map((person, index) => ({ ...person, relation: index === 0 ? '01' : '10', trees: 1 })),
      bankAccount: account ?? inventedCard(serial),
    },
  });
};

const textsOf = async (id: string, by = clerk) =>
  (await checkDuplicates(office, by, id)).items.map(({ kind, severity, text }) => `${kind} ${severity} ${text}`);

const accept = async (id: string, people: readonly Somebody[], by = clerk) => {
  const nobody = { kind: 'public', county: '512021' } as const;
  const { file } = await getCase(office, by, id);
  for (const person of file.people.filter(({ mustSign, signedOn }) => mustSign && signedOn === null)) {
    const { token } = await makeSignLink(office, by, { case: id, person: person.id });
    const idNumber = people.find(({ name }) => name === person.name)?.idNumber ?? '';
    await signByLink(office, nobody, { token, name: person.name, idNumber });
  }
  return act(office, by, { case: id, move: 'accept', seq: file.case.seq, answers: {}, key: randomUUID() });
};

describe('what is looked up across the county', () => {
  it('is nothing for a family that is nowhere else', async () => {
    const { id } = await applyFor([somebody('清白甲'), somebody('清白乙')]);
    expect(await textsOf(id)).toEqual([]);
  });

  it('finds an open case of another town in which a member takes part; neither can be accepted while both are open', async () => {
    const [head, shared, other] = [somebody('镇甲户主'), somebody('禤䶮文'), somebody('欧阳慕容雪')];
    const first = await applyFor([head, shared]);
    const second = await applyFor([other, shared], { by: otherHelper });
    const found = await textsOf(first.id);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(
      /^open-case blocks 禤䶮文在.+还有一件没有办结的柠檬券申请（欧阳\*\*雪户），同一人只能在一件里/,
    );
    // A masked name and the town: not the number of the other file, not the whole name.
    expect(found[0]).not.toContain(second.number);
    expect(found[0]).not.toContain('欧阳慕容雪');
    const before = await asSuperuser(`select seq, stage from office_case where id = '${first.id}'`);
    await expect(accept(first.id, [head, shared])).rejects.toSatisfy(
      (error) =>
        MoveNotAllowed.is(error) && error.facts.reasons.some((reason) => reason.includes('同一人只能在一件里')),
    );
    expect(await asSuperuser(`select seq, stage from office_case where id = '${first.id}'`)).toEqual(before);
    await expect(accept(second.id, [other, shared], otherClerk)).rejects.toSatisfy(MoveNotAllowed.is);
  });

  it('lets the one be accepted once the other is withdrawn, and keeps what was found then', async () => {
    const [head, shared, other] = [somebody('撤回甲'), somebody('撤回乙'), somebody('撤回丙')];
    const first = await applyFor([head, shared]);
    const second = await applyFor([other, shared], { by: otherHelper });
    const self = await county.resident(other.name, other.idNumber);
    await act(office, self, { case: second.id, move: 'withdraw', seq: 1, answers: {}, key: randomUUID() });
    await accept(first.id, [head, shared]);
    const kept = await asSuperuser(
      `select seq, jsonb_array_length(found) as found from case_duplicate_check where office_case = '${first.id}' order by seq`,
    );
    expect(kept).toEqual([
      { seq: 1, found: 0 },
      { seq: 2, found: 0 },
    ]);
  });

  it('is told in what may be done before anybody tries', async () => {
    const [head, shared] = [somebody('先知甲'), somebody('先知乙')];
    const { id } = await applyFor([head, shared]);
    await applyFor([somebody('先知丙'), shared], { by: otherHelper });
    const offered = (await getCase(office, clerk, id)).moves.find((move) => move.key === 'accept');
    expect(offered?.blocked.filter((reason) => reason.includes('先知乙'))).toHaveLength(1);
  });

  it('finds the running benefit, which the item excludes, and the household somebody belongs to', async () => {
    const { decide } = lemonCases(county);
    const granted = await decide(
      [
        { name: '享受甲', trees: 1 },
        { name: '享受乙', trees: 1 },
      ],
      {
        ...{ applied: '2026-06-15', decided: '2026-06-25' },
      },
    );
    const [row] = await asSuperuser<{ sealed: Buffer }>(
      `select id_number_sealed as sealed from person where id = '${granted.people[1]}'`,
    );
    const member = { name: '享受乙', idNumber: office.keys.open(row?.sealed ?? Buffer.alloc(0)) };
    const again = somebody('再娶甲');
    const { id } = await applyFor([again, member]);
    expect(await textsOf(id)).toEqual([
      'benefit blocks 享受乙正在岳阳镇享*甲户享受柠檬券，不能重复申请：请先核实，确须重新申请的，由原办理地停发后再受理',
      'membership look 享受乙现在登记在岳阳镇享*甲户，请核对是一起生活的哪一户',
    ]);
    await expect(accept(id, [again, member])).rejects.toThrow('享受乙正在岳阳镇享*甲户享受柠檬券');
  });

  it('finds a death that was reported of anybody; one that is determined of the applicant stops acceptance', async () => {
    const [head, spouse] = [somebody('亡故甲'), somebody('亡故乙')];
    const { id } = await applyFor([head, spouse]);
    const { file } = await getCase(office, clerk, id);
    const death = (person: string, standing: 'reported' | 'determined') =>
      asJob((tx) =>
        writeFacts(tx, office, {
          facts: [
            {
              ...{
                person,
                kind: 'death',
                value: dayNumber(plainDate('2026-06-01')),
                from: plainDate('2026-06-01'),
                to: null,
              },
              ...{ standing, source: '公安', basis: '死亡注销户口', division: village },
            },
          ],
        }),
      );
    await death(file.people[1]?.id ?? '', 'reported');
    expect(await textsOf(id)).toEqual(['death look 有记录说亡故乙已于2026年6月1日去世，还没有核实，请核实']);
    await death(file.people[0]?.id ?? '', 'determined');
    expect((await textsOf(id))[0]).toBe('death blocks 登记册上亡故甲已于2026年6月1日去世；有误的，请先更正死亡记录');
  });

  it('finds the account that another household applied with, and the paper that another case holds', async () => {
    const account = inventedCard(77_777);
    const [first, second] = [somebody('同卡甲'), somebody('同卡乙')];
    const paper = async () => {
      const { id } = await uploadFile(office, helper, { name: '委托书.png', content: signaturePicture('same') });
      return { agent: '周代办', entrustedOn: '2026-06-15', deed: [id] };
    };
    await applyFor([first], { account, entrustment: await paper() });
    const { id } = await applyFor([second], { account, entrustment: await paper() });
    expect(await textsOf(id)).toEqual([
      'account look 申报的银行账号与岳阳镇同*甲户申请时填的相同，请核对是不是本人的卡',
      'file look 材料“委托书.png”与岳阳镇同*甲户办件里的一份完全相同，请核对有没有拿错',
    ]);
  });
});

describe('who may look', () => {
  it('is whoever sees the case and reads the register; the look is audited', async () => {
    const { id } = await applyFor([somebody('谁看甲')]);
    await expect(checkDuplicates(office, otherClerk, id)).rejects.toSatisfy(CaseNotFound.is);
    await expect(checkDuplicates(office, staff('lemon-purse', '512021'), id)).rejects.toThrow('没有权限');
    await checkDuplicates(office, clerk, id);
    const [audit] = await asSuperuser(`select action, actor from audit_entry order by seq desc limit 1`);
    expect(audit).toEqual({ action: 'case.check-duplicates', actor: clerk.user });
  });
});

describe('two applications for one household', () => {
  it('in the same moment become one case: the second is told the number of the first', async () => {
    const head = somebody('同时甲');
    const [first, second] = [await entrust(office, helper), await entrust(office, helper)];
    const results = await Promise.allSettled([
      applyFor([head], { entrustment: first }),
      applyFor([head], { entrustment: second }),
    ]);
    const made = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.number] : []));
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(made).toHaveLength(1);
    expect(refused).toHaveLength(1);
    expect(OpenCaseExists.is(refused[0]) && refused[0].facts.number).toBe(made[0]);
    const applicants = await asSuperuser(`
      select count(*)::int as cases, count(distinct household)::int as households from office_case where number = '${made[0]}'`);
    expect(applicants).toEqual([{ cases: 1, households: 1 }]);
  });

  it('are kept apart by the database itself', async () => {
    const { id } = await applyFor([somebody('库里甲')]);
    const insert = asSuperuser(`
      insert into office_case (county, id, number, item, item_version, domain, stage, seq, applicant, applicant_name, household,
        applied_on, stage_since, division_at_event, division_now)
      select county, gen_random_uuid(), 'TWIN', item, item_version, domain, stage, seq, applicant, applicant_name, household,
        applied_on, stage_since, division_at_event, division_now from office_case where id = '${id}'`);
    await expect(insert).rejects.toThrow('office_case_open_applicant');
    const found = await asJob(async (tx) => findDuplicates(tx, office, (await getCase(office, clerk, id)).file.case));
    expect(found).toEqual([]);
  });
});
