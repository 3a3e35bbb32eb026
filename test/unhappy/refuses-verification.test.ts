import { describe, expect, it } from 'vitest';
import { couple, dibaoOffice, earning } from '#test/support/dibao-office.ts';

const county = await dibaoOffice('2026-06-15T01:00:00Z');
const { office, take, clerk, investigator, lead, determine } = county;

describe('拒绝核对', () => {
  it('EX-L06 书面告知，十天期满的次日终止；通知书写明仍可以申请临时救助', async () => {
    const [husband, wife] = couple(1);
    const id = await determine({
      members: [husband, { ...wife, found: { refusesVerification: true } }],
      found: earning(800),
    });
    await expect(take(lead, id, 'terminate')).rejects.toThrow('还没有拒绝核对告知');
    await take(lead, id, 'return-to-investigation', { text: '先书面告知后果' });
    await take(investigator, id, 'warn-refusal', { text: '吴芳拒绝，没有说理由' });
    office.clock.setBusiness('2026-06-25T01:00:00Z');
    await expect(take(lead, id, 'terminate')).rejects.toThrow('拒绝核对告知的期限到2026年6月25日');
    office.clock.setBusiness('2026-06-26T01:00:00Z');
    const { file } = await take(lead, id, 'terminate');
    expect(file.case).toMatchObject({ stage: 'terminated', closed: true });
    expect(file.case.decision?.reasons[0]?.text).toContain('拒绝');
    expect(await county.letterNames(id)).toEqual(['最低生活保障申请受理通知书', '拒绝核对告知书', '终止办理通知书']);
    const [letter] = await county.asSuperuser<{ text: string }>(
      `select document::text as text from letter where office_case = $1 and kind = 'terminated'`,
      [id],
    );
    expect(letter?.text).toContain('临时救助');
    expect(letter?.text).toContain('向安岳县人民政府申请行政复议');
    await expect(take(clerk, id, 'accept')).rejects.toThrow('这个办件现在没有可办的动作');
  });
});
