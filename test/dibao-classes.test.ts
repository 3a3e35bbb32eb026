import { describe, expect, it } from 'vitest';
import { catalogue } from '#catalogue/index.ts';
import { listLetters } from '#core/letters/index.ts';
import { caseCounty } from '#test/support/case-office.ts';
import { dibaoCases } from '#test/support/dibao-case.ts';

const county = await caseCounty(catalogue, '2026-06-15T01:00:00Z');
const { office, asSuperuser } = county;
const { determine, take, lead, approver } = dibaoCases(county);

const opinion = { opinion: '经研究同意' };
const business = (yuan: number) => ({
  incomes: [{ member: 0, item: 'business', amount: yuan * 100, period: 'month', basis: '入户估算' }],
});
const couple = (sequence: number) =>
  [
    { name: '周大明', born: '1981-03-02', relation: '01', sequence },
    { name: '吴芳', born: '1983-07-15', relation: '10', sequence: sequence + 1 },
  ] as const;

const refused = async (id: string) => {
  await take(lead, id, 'propose-refusal', opinion);
  return (await take(approver, id, 'refuse')).file;
};
const edgeFacts = (household: string) =>
  asSuperuser<{ from: string; to: string }>(
    `select valid_from::text as from, valid_to::text as to from fact_current where kind = 160 and household = '${household}'`,
  );

describe('不符合低保、符合低保边缘的办件', () => {
  it('申请时同意的，直接认定为低保边缘家庭：两份文书，有效期十二个月，成员登记入户', async () => {
    const id = await determine({ members: couple(1), application: { edgeConsent: true }, found: business(1400) });
    const file = await refused(id);
    expect(file.case.decision).toMatchObject({ outcome: 'refused', class: 'edge', className: '低保边缘家庭' });
    expect((await listLetters(office, approver, id)).map(({ name }) => name).toSorted()).toEqual([
      '低保边缘家庭确认书',
      '最低生活保障不予确认通知书',
      '最低生活保障申请受理通知书',
    ]);
    expect(await edgeFacts(file.case.household)).toEqual([{ from: '2026-07-01', to: '2027-06-30' }]);
    const members = await asSuperuser(`select person from household_member where household = '${file.case.household}'`);
    expect(members).toHaveLength(2);
  });

  it('没有同意的，只有不予确认通知书', async () => {
    const file = await refused(await determine({ members: couple(11), found: business(1400) }));
    expect((await listLetters(office, approver, file.case.id)).map(({ name }) => name)).toEqual([
      '最低生活保障申请受理通知书',
      '最低生活保障不予确认通知书',
    ]);
    expect(await edgeFacts(file.case.household)).toEqual([]);
  });

  it('超过边缘线的，同意了也不认定', async () => {
    const id = await determine({ members: couple(21), application: { edgeConsent: true }, found: business(1860) });
    expect((await refused(id)).case.decision).toMatchObject({ class: 'none' });
  });
});

describe('认定内容写成事实，规则照着读', () => {
  it('边缘家庭里的重残妻子单独享受：只公示、只保障她一人', async () => {
    const particulars = [{ member: 1, particular: 'disability-physical', level: '2', basis: '残疾证' }];
    const id = await determine({ members: couple(31), found: { ...business(1400), particulars } });
    const { file } = await take(lead, id, 'post', opinion);
    const wife = file.people.find(({ name }) => name === '吴芳')?.id;
    expect(file.case.decision).toMatchObject({
      outcome: 'granted',
      class: 'single',
      amount: 62000,
      members: [wife],
      shares: [{ member: wife, amount: 62000 }],
    });
  });

  it('EX-A07 义务人、存款、就业情况逐项写入，说明里每条事实有来源、依据和日期', async () => {
    const obligor = { perHead: 190000, size: 3, supports: 2, aided: false, basis: '儿子周小军，工资流水' };
    const id = await determine({
      members: couple(41),
      found: {
        obligors: [
          { member: 0, ...obligor },
          { member: 1, ...obligor },
        ],
        property: [{ member: 0, item: 'deposits', value: 300000, basis: '银行核对' }],
        particulars: [{ member: 1, particular: 'employment', employment: '4', basis: '入户' }],
      },
    });
    const { file } = await take(lead, id, 'post', opinion);
    expect(file.case.decision).toMatchObject({ outcome: 'granted', class: 'dibao', amount: 25000 });
    expect(file.case.decision?.facts).toContainEqual(
      expect.objectContaining({
        memberName: '周大明',
        name: '存款',
        text: '3,000.00元',
        standing: 'determined',
        source: `办件 ${file.case.number}`,
        basis: '银行核对',
        knownOn: '2026-06-15',
      }),
    );
  });

  it('EX-L07 核对结论是需核实而没有证明的，既不能公示也不能不予确认', async () => {
    const [head, wife] = couple(51);
    const id = await determine({ members: [head, { ...wife, found: { verification: '3', manualProof: false } }] });
    await expect(take(lead, id, 'post', opinion)).rejects.toThrow('需核实');
    await expect(take(lead, id, 'propose-refusal', opinion)).rejects.toThrow('还没有查清');
  });

  it('EX-L06 一名成年人拒绝核对，终止办理，通知书写明可以申请临时救助', async () => {
    const [head, wife] = couple(61);
    const file = await refused(await determine({ members: [head, { ...wife, found: { refusesVerification: true } }] }));
    expect(file.case.decision).toMatchObject({ class: 'terminated', outcome: 'refused' });
    expect(file.case.decision?.reasons[0]?.text).toContain('遇到急难的仍可以申请临时救助');
  });
});
