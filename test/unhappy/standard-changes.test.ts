import { describe, expect, it } from 'vitest';
import { couple, dibaoOffice, earning } from '#test/support/dibao-office.ts';

const county = await dibaoOffice('2026-06-24T01:00:00Z');
const { take, approver, determine, post, closePosting, confirm, staff } = county;

describe('公示期间标准调整', () => {
  it('按新标准重算，金额变了的不能确认，说明原因重新公示七天后确认', async () => {
    const id = await determine({ members: couple(1), found: earning(800) });
    await post(id);
    await county.setValue('dibao.standard.rural', '2026-07-01', '680');
    await closePosting(id);
    await expect(take(approver, id, 'confirm')).rejects.toThrow(
      '公示的是每月440.00元，今天计算是每月560.00元，须说明原因重新公示',
    );
    const reviewer = staff('county-reviewer', '512021');
    await post(id, reviewer, 'repost', { reason: '农村低保标准由620元调整为680元' });
    const [first, second] = await county.noticesOf(id);
    expect(first?.content.lines.map(({ text }) => text)).toContain('每月440.00元');
    expect(second?.content.lines.map(({ text }) => text)).toEqual([
      '2人',
      '每月560.00元',
      '7天，自公示之日的次日起算',
      '农村低保标准由620元调整为680元',
    ]);
    await closePosting(id);
    const { file } = await confirm(id);
    expect(file.case).toMatchObject({ stage: 'granted', decision: { amount: 56000 } });
  });

  it('标准没有变的，不能重新公示', async () => {
    const id = await determine({ members: couple(11), found: earning(800) });
    await post(id);
    await closePosting(id);
    const reviewer = staff('county-reviewer', '512021');
    await expect(take(reviewer, id, 'repost', { reason: '再公示一次' })).rejects.toThrow('不用重新公示');
  });
});
