import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { answerObjection, listPublicNotices, objectToNotice } from '#core/notices/index.ts';
import { couple, dibaoOffice, earning } from '#test/support/dibao-office.ts';

const county = await dibaoOffice('2026-06-15T01:00:00Z');
const { office, take, clerk, lead, approver, determine, find, investigate, post, closePosting, confirm } = county;

/** A neighbour objects on his phone; gives the ids of notice and objection. */
const object = async (text: string) => {
  const [notice] = (await listPublicNotices(office, {})).items;
  const objection = { notice: notice?.id ?? '', text, key: randomUUID() };
  const { id } = await objectToNotice(office, objection);
  return { notice: objection.notice, objection: id };
};

describe('群众对公示有异议', () => {
  it('查实的：撤下公示，重新入户、重新认定、重新公示，县里必须入户才能确认', async () => {
    const family = { members: couple(1), found: earning(800) };
    const id = await determine(family);
    await post(id);
    const asked = await object('周大明在镇上开小卖部，不止八百元');
    await take(lead, id, 'reinvestigate', { text: '反映小卖部收入' });
    expect((await county.noticesOf(id))[0]?.takenDownOn).toBe(office.clock.today());
    await expect(find(id, family)).rejects.toThrow('还没有登记入户调查');
    await investigate(id);
    await find(id, { ...family, found: earning(1000) });
    await post(id);
    expect((await county.noticesOf(id)).map(({ content }) => content.lines[1]?.text)).toEqual([
      '每月440.00元',
      '每月240.00元',
    ]);
    const told = { ...asked, answer: '查实，每月一千元，已重新认定', key: randomUUID() };
    await answerObjection(office, clerk, told);
    await closePosting(id);
    await expect(take(approver, id, 'confirm')).rejects.toThrow('公示期间有异议，县民政局须入户核实并登记后才能确认');
    expect((await confirm(id)).file.case).toMatchObject({ stage: 'granted', decision: { amount: 24000 } });
  });

  it('不成立的：答复以后报县，县里仍要入户', async () => {
    const id = await determine({ members: couple(11), found: earning(800) });
    await post(id);
    const asked = await object('他儿子在外面做老板');
    await expect(closePosting(id)).rejects.toThrow('还有1件异议没有答复');
    await answerObjection(office, clerk, { ...asked, answer: '经核实没有儿子', key: randomUUID() });
    await take(clerk, id, 'close-posting');
    await expect(take(approver, id, 'confirm')).rejects.toThrow('公示期间有异议，县民政局须入户核实并登记后才能确认');
    expect((await confirm(id)).file.case.stage).toBe('granted');
  });
});
