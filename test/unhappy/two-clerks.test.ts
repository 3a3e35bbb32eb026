import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { act, getCase } from '#core/cases/index.ts';
import { statusOf } from '#server/problems.ts';
import { couple, dibaoOffice, earning } from '#test/support/dibao-office.ts';

const county = await dibaoOffice('2026-06-15T01:00:00Z');
const { office, staff, take, clerk, determine, post, closePosting, submit } = county;

describe('两个经办人', () => {
  it('同时受理：一个办成，另一个得到 409 和现在到了第几步', async () => {
    const id = await submit({ members: couple(1) });
    const { file } = await getCase(office, clerk, id);
    const accept = (who: typeof clerk) =>
      act(office, who, { case: id, move: 'accept', seq: file.case.seq, answers: {}, key: randomUUID() });
    const both = await Promise.allSettled([accept(clerk), accept(staff('town-intake', '512021100'))]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find((one) => one.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'cases.changed', kind: 'conflict' });
    expect(statusOf.conflict).toBe(409);
    const after = await getCase(office, clerk, id);
    expect(after.file.actions.filter(({ move }) => move === 'accept')).toHaveLength(1);
  });

  it('看过以后别人办了一步的，要刷新再办', async () => {
    const id = await submit({ members: couple(11) });
    const { file } = await getCase(office, clerk, id);
    await take(clerk, id, 'request-supplement', { text: '请补充租房合同' });
    const late = { case: id, move: 'accept', seq: file.case.seq, answers: {}, key: randomUUID() };
    await expect(act(office, clerk, late)).rejects.toThrow(
      `您看到的是第 ${file.case.seq} 步，现在已到第 ${file.case.seq + 1} 步`,
    );
  });
});

describe('同一个人不能办到底', () => {
  it('认定的人即使换了岗位也不能提意见、不能确认', async () => {
    const id = await determine({ members: couple(21), found: earning(800) });
    const { file } = await getCase(office, clerk, id);
    const user = file.actions.findLast(({ move }) => move === 'determine')?.user ?? '';
    const asLead = { ...staff('town-lead', '512021100'), user };
    await expect(take(asLead, id, 'post', { opinion: '同意' })).rejects.toThrow('“认定家庭情况”是您本人办的');
    await post(id);
    await closePosting(id);
    const asApprover = { ...staff('county-approver', '512021'), user };
    await expect(take(asApprover, id, 'confirm')).rejects.toThrow('“认定家庭情况”是您本人办的，确认须由另一人办理');
    await expect(take(asApprover, id, 'county-visit', {})).rejects.toThrow();
  });

  it('提意见的人换到县里也不能确认', async () => {
    const id = await determine({ members: couple(31), found: earning(800) });
    const lead = staff('town-lead', '512021100');
    await post(id, lead);
    await closePosting(id);
    const asApprover = { ...staff('county-approver', '512021'), user: lead.user };
    await expect(take(asApprover, id, 'confirm')).rejects.toThrow('“同意并公示”是您本人办的，确认须由另一人办理');
  });
});
