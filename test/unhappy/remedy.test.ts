import { describe, expect, it } from 'vitest';
import { uploadFile } from '#core/files/index.ts';
import { listLetters, recordDelivery } from '#core/letters/index.ts';
import { plainDate } from '#kit/plain-date.ts';
import { signaturePicture } from '#server/practice/signature-picture.ts';
import { couple, dibaoOffice, earning } from '#test/support/dibao-office.ts';

const county = await dibaoOffice('2026-03-16T01:00:00Z');
const { office, staff, take, clerk, lead, approver, determine, find, investigate } = county;
const review = { kind: 'review', organ: '安岳县人民政府', document: '安府复〔2026〕3号', decidedOn: '2026-05-18' };

const refusedCase = async (sequence: number) => {
  const family = { members: couple(sequence), found: earning(1300) };
  const id = await determine(family);
  await take(lead, id, 'propose-refusal', { opinion: '收入超过标准' });
  await take(approver, id, 'refuse');
  return { id, family };
};
const remedy = async (id: string, outcome: string) => {
  const paper = await uploadFile(office, approver, { name: '复议决定书.png', content: signaturePicture() });
  return take(approver, id, 'record-remedy', { ...review, outcome, text: '工资证据不足', paper: [paper.id] });
};

describe('不予确认以后的复议、诉讼', () => {
  it('EX-K10 三月二十日送达，向安岳县人民政府申请复议到五月十九日；复议撤销后重新审核，直到确认', async () => {
    office.clock.setBusiness('2026-03-17T01:00:00Z');
    const { id, family } = await refusedCase(1);
    const letter = (await listLetters(office, clerk, id)).find(({ kind }) => kind === 'refusal');
    office.clock.setBusiness('2026-03-20T01:00:00Z');
    const delivery = {
      manner: 'by-hand',
      on: plainDate('2026-03-20'),
      recipient: '周大明',
      key: 'delivery-1',
    } as const;
    expect(await recordDelivery(office, clerk, { letter: letter?.id ?? '', ...delivery })).toMatchObject({
      reviewUntil: '2026-05-19',
      suitUntil: '2026-09-20',
    });

    office.clock.setBusiness('2026-05-20T01:00:00Z');
    await expect(take(approver, id, 'reopen')).rejects.toThrow('没有登记撤销或变更原决定的复议、诉讼结果');
    expect((await remedy(id, 'revoked')).file.case.stage).toBe('refused');
    const { file } = await take(approver, id, 'reopen');
    // Ten working days of its own: what lay between refusal and reopening is not held against the office.
    expect(file.case).toMatchObject({ stage: 'county-review', closed: false, dueOn: '2026-06-03' });
    await take(staff('county-reviewer', '512021'), id, 'return-for-reinvestigation', { text: '按复议决定重查' });
    await investigate(id);
    await find(id, { ...family, found: earning(800) });
    const { file: granted } = await county.grant(id);
    expect(granted.case).toMatchObject({ stage: 'granted', decision: { outcome: 'granted', amount: 44000 } });
    expect(await county.letterNames(id)).toEqual([
      '最低生活保障申请受理通知书',
      '最低生活保障不予确认通知书',
      '最低生活保障审核确认通知书',
    ]);
  });

  it('复议维持的，不能重新审核，还是不予确认', async () => {
    const { id } = await refusedCase(11);
    await remedy(id, 'upheld');
    await expect(take(approver, id, 'reopen')).rejects.toThrow('没有登记撤销或变更原决定');
  });
});
