import { describe, expect, it } from 'vitest';
import { couple, dibaoOffice, earning } from '#test/support/dibao-office.ts';

const county = await dibaoOffice('2026-06-15T01:00:00Z');
const { office, asSuperuser, take, clerk, lead, determine, find, investigate, post, closePosting, confirm } = county;

const diedOn = async (person: string | undefined) =>
  (await asSuperuser<{ died: string | null }>(`select died::text from person where id = '${person}'`))[0]?.died;

describe('办理期间有人去世', () => {
  it('申请人去世：登记死亡，申请终止，公示撤下；妻子可以自己重新申请', async () => {
    const [husband, wife] = couple(1);
    const id = await determine({ members: [husband, wife], found: earning(800) });
    await post(id);
    const { file } = await take(clerk, id, 'close-on-death', { diedOn: '2026-06-14', basis: '死亡医学证明' });
    expect(file.case).toMatchObject({ stage: 'died', closed: true });
    expect(await diedOn(file.case.applicant)).toBe('2026-06-14');
    expect((await county.noticesOf(id))[0]?.takenDownOn).toBe('2026-06-15');

    const anew = { members: [{ ...wife, relation: '01' }] };
    const { file: granted } = await county.grant(await determine(anew));
    expect(granted.case.decision).toMatchObject({ outcome: 'granted', amount: 62000 });
  });

  it('登记册上已有死亡记录的，日期要一致，不再重写', async () => {
    const id = await determine({ members: couple(11), found: earning(800) });
    const { file } = await county.take(lead, id, 'return-to-investigation', { text: '听说申请人去世' });
    await county.die(file.case.applicant, '2026-06-20');
    office.clock.setBusiness('2026-06-26T01:00:00Z');
    const died = { diedOn: '2026-06-21', basis: '村里报告' };
    await expect(take(clerk, id, 'close-on-death', died)).rejects.toThrow('登记册上周大明死于2026年6月20日');
    const ended = await take(clerk, id, 'close-on-death', { ...died, diedOn: '2026-06-20' });
    expect(ended.file.case.stage).toBe('died');
  });

  it('另一名成员在公示期间去世：重新调查，不计入，保障人数和金额重新认定、重新公示', async () => {
    const [husband, wife] = couple(21);
    const id = await determine({ members: [husband, wife], found: earning(800) });
    await post(id);
    office.clock.setBusiness('2026-07-02T01:00:00Z');
    const { file } = await take(lead, id, 'reinvestigate', { text: '吴芳去世' });
    expect(file.case.decision).toMatchObject({ amount: 44000 });
    const dead = { circumstance: 'dead', circumstanceFrom: '2026-07-01' };
    await investigate(id);
    const found = await find(id, { members: [husband, { ...wife, found: dead }], found: earning(800) });
    // 620 − 800: alone he is above the standard; the month of application was June, she died in July.
    expect(found.file.case.decision).toMatchObject({ outcome: 'refused', members: [file.case.applicant] });
    await take(lead, id, 'return-to-investigation', { text: '经营收入减少' });
    await find(id, { members: [husband, { ...wife, found: dead }], found: earning(300) });
    await post(id);
    await closePosting(id);
    const { file: granted } = await confirm(id);
    expect(granted.case.decision).toMatchObject({
      outcome: 'granted',
      amount: 32000,
      members: [file.case.applicant],
    });
    const posted = (await county.noticesOf(id)).map(({ content }) => content.lines.map(({ text }) => text));
    expect(posted.map(([people, amount]) => [people, amount])).toEqual([
      ['2人', '每月440.00元'],
      ['1人', '每月320.00元'],
    ]);
    const wifeId = file.people.find(({ name }) => name === '吴芳')?.id;
    expect(await diedOn(wifeId)).toBe('2026-07-01');
    const members = await asSuperuser(`select 1 from household_member where household = '${granted.case.household}'`);
    expect(members).toHaveLength(1);
  });

  it('登记册上有人去世、认定时却写没有的，不能认定', async () => {
    const [husband, wife] = couple(31);
    const id = await determine({ members: [husband, wife], found: earning(800) });
    const { file } = await take(lead, id, 'return-to-investigation', { text: '再看' });
    await county.die(file.people[1]?.id ?? '', '2026-07-01');
    await expect(find(id, { members: [husband, wife], found: earning(800) })).rejects.toThrow(
      '登记册上吴芳已于2026年7月1日去世，“特殊情形”须选“已去世”',
    );
  });
});
