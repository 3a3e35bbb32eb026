import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { inventedNumber } from '#server/practice/invented-numbers.ts';
import { taskHandlers } from '#server/tasks.ts';
import { caseCounty } from '#test/support/case-office.ts';
import { entrust } from '#test/support/entrust.ts';
import { toyCatalogue } from '#test/toy-catalogue/index.ts';
import { DraftMovedOn, DraftNotFound } from './cases.drafts.service.ts';
import { apply, beginDraft, deleteDraft, draftSweep, getDraft, listOwnDrafts, saveDraft } from './index.ts';

const { office, staff, resident, asSuperuser, asJob } = await caseCounty(toyCatalogue, '2026-06-15T01:00:00Z');

const village = '512021100007';
const helper = staff('lemon-helper', village);
/** Another post of the same village. */
const colleague = staff('lemon-helper', village);
const clerk = staff('lemon-clerk', '512021100');

const number = inventedNumber('1980-01-01', 901);
const content = (name: string, writer = 'first-window') => ({
  writer,
  answers: { division: village, members: [{ name, idNumber: number, trees: 2 }] },
  step: 'members',
  files: [{ id: '01900000-0000-7000-8000-000000000001', name: '户口本.jpg' }],
});
const begin = (name: string, actor = helper) =>
  beginDraft(office, actor, { item: 'lemon-voucher', key: randomUUID(), ...content(name) });
const countDrafts = () => asSuperuser<{ n: number }>('select count(*)::int as n from case_draft');

describe('a draft', () => {
  it('comes back to its owner as he left it, with a list of what he has not sent', async () => {
    const { id, revision, expiresOn } = await begin('禤䶮文');
    expect([revision, expiresOn]).toEqual([1, '2026-09-13']);
    const draft = await getDraft(office, helper, id);
    expect([draft.answers, draft.step, draft.files, draft.outdated]).toEqual([
      content('禤䶮文').answers,
      'members',
      [{ id: '01900000-0000-7000-8000-000000000001', name: '户口本.jpg' }],
      false,
    ]);
    const [line] = await listOwnDrafts(office, helper);
    expect([line?.id, line?.name, line?.itemName]).toEqual([id, '禤䶮文', '柠檬券']);
  });

  it('lies sealed in the database: neither number nor name can be read', async () => {
    const { id } = await begin('封存甲');
    const [row] = await asSuperuser<{ text: string }>(
      `select to_jsonb(d)::text as text from case_draft d where id = '${id}'`,
    );
    expect(row?.text).not.toContain(number);
    expect(row?.text).not.toContain('封存甲');
  });

  it('is its owner’s alone: not his colleague’s, his superior’s, a resident’s', async () => {
    const { id } = await begin('独自甲');
    const self = await resident('独自甲', number);
    for (const other of [colleague, self]) {
      await expect(getDraft(office, other, id)).rejects.toSatisfy(DraftNotFound.is);
      const saving = { id, revision: 1, key: randomUUID(), ...content('别人') };
      await expect(saveDraft(office, other, saving)).rejects.toSatisfy(DraftNotFound.is);
      await deleteDraft(office, other, id);
    }
    await expect(getDraft(office, clerk, id)).rejects.toThrow('没有权限');
    expect((await getDraft(office, helper, id)).name).toBe('独自甲');
    expect((await listOwnDrafts(office, colleague)).map((draft) => draft.id)).not.toContain(id);
  });

  it('is shown to nobody else by the database itself, whatever a service asks', async () => {
    const { id } = await begin('行级甲');
    const rows = (settings: Record<string, string>, role: 'jimin_staff' | 'jimin_resident') =>
      office.db.transaction({ role, settings: { 'app.county': '512021', ...settings } }, async (tx) => {
        const found = await tx
          .withTables<{ case_draft: { id: string } }>()
          .selectFrom('case_draft')
          .select('id')
          .execute();
        return found.map((row) => row.id);
      });
    const county = { 'app.scope': '512021', 'app.domains': '{lemons}' };
    expect(await rows({ ...county, 'app.user': colleague.user }, 'jimin_staff')).toEqual([]);
    expect(await rows({ ...county, 'app.user': helper.user }, 'jimin_staff')).toContain(id);
    expect(await rows({ 'app.person': randomUUID(), 'app.identity': '00' }, 'jimin_resident')).toEqual([]);
    const content = asJob((tx) =>
      tx
        .withTables<{ case_draft: { content_sealed: Buffer } }>()
        .selectFrom('case_draft')
        .select('content_sealed')
        .execute(),
    );
    await expect(content).rejects.toThrow('permission denied');
  });

  it('of a resident whom the register does not know is found again when he signs in again', async () => {
    const first = await resident('新来甲', inventedNumber('1981-01-01', 903));
    expect(first.person).toBeNull();
    const draft = { item: 'lemon-voucher', key: randomUUID(), ...content('新来甲') };
    const { id } = await beginDraft(office, first, draft);
    const again = await resident('新来甲', inventedNumber('1981-01-01', 903));
    expect((await getDraft(office, again, id)).name).toBe('新来甲');
  });

  it('saved in two windows is not overwritten by who has not seen the other; he may put his over it', async () => {
    const { id } = await begin('两窗甲');
    const save = (revision: number, name: string, window?: string) =>
      saveDraft(office, helper, { id, revision, key: randomUUID(), ...content(name, window) });
    expect((await save(1, '两窗乙', 'second-window')).revision).toBe(2);
    await expect(save(1, '两窗丙')).rejects.toSatisfy((error) => DraftMovedOn.is(error) && error.facts.now === 2);
    expect((await getDraft(office, helper, id)).name).toBe('两窗乙');
    expect((await save(2, '两窗丙')).revision).toBe(3);
  });

  it('goes on in the window that saved it and never heard the answer', async () => {
    const { id } = await begin('失联甲');
    const save = (revision: number, name: string) =>
      saveDraft(office, helper, { id, revision, key: randomUUID(), ...content(name) });
    await save(1, '失联乙');
    expect((await save(1, '失联丙')).revision).toBe(3);
    expect((await getDraft(office, helper, id)).name).toBe('失联丙');
  });

  it('saved twice with one key, as after a lost answer, is saved once', async () => {
    const { id } = await begin('重发甲');
    const saving = { id, revision: 1, key: randomUUID(), ...content('重发乙') };
    const [first, second] = [await saveDraft(office, helper, saving), await saveDraft(office, helper, saving)];
    expect([first.revision, second.revision]).toEqual([2, 2]);
    const [begun, again] = await Promise.all(
      [1, 2].map(() =>
        beginDraft(office, helper, { item: 'lemon-voucher', key: 'begun-once-only', ...content('重发丙') }),
      ),
    );
    expect(begun?.id).toBe(again?.id);
  });

  it('is gone with the application that it became, and stays when the application is refused', async () => {
    const answers = {
      division: village,
      members: [{ name: '提交甲', idNumber: inventedNumber('1982-02-02', 905), relation: '01', trees: 1 }],
      bankAccount: '6999990000000000066',
    };
    const { id } = await begin('提交甲');
    const entrustment = await entrust(office, helper);
    const send = (wrong: object) =>
      apply(office, helper, {
        ...{ item: 'lemon-voucher', entrustment, draft: id, key: randomUUID() },
        answers: { ...answers, ...wrong },
      });
    await expect(send({ bankAccount: '1' })).rejects.toThrow('填写的内容有误');
    expect((await getDraft(office, helper, id)).id).toBe(id);
    await send({});
    await expect(getDraft(office, helper, id)).rejects.toSatisfy(DraftNotFound.is);
    // The refusal comes after the draft was struck out, inside the same transaction.
    const second = await begin('提交甲');
    const twice = apply(office, helper, {
      ...{ item: 'lemon-voucher', entrustment, draft: second.id, key: randomUUID() },
      answers,
    });
    await expect(twice).rejects.toThrow('已有一个正在办理的申请');
    expect((await getDraft(office, helper, second.id)).id).toBe(second.id);
  });

  it('named in the application of somebody else is left alone', async () => {
    const { id } = await begin('别动甲');
    const self = await resident('别动乙', inventedNumber('1983-03-03', 907));
    const members = [{ name: '别动乙', idNumber: inventedNumber('1983-03-03', 907), relation: '01', trees: 1 }];
    const answers = { division: village, members, bankAccount: '6999990000000000066' };
    await apply(office, self, { item: 'lemon-voucher', answers, draft: id, key: randomUUID() });
    expect((await getDraft(office, helper, id)).id).toBe(id);
  });

  it('is not opened after ninety days without a change, and the nightly sweep removes it unread', async () => {
    await asSuperuser('delete from case_draft');
    const { id } = await begin('过期甲');
    office.clock.setBusiness('2026-09-13T01:00:00Z');
    expect((await getDraft(office, helper, id)).expiresOn).toBe('2026-09-13');
    office.clock.setBusiness('2026-09-14T01:00:00Z');
    await expect(getDraft(office, helper, id)).rejects.toSatisfy(DraftNotFound.is);
    expect(await listOwnDrafts(office, helper)).toEqual([]);
    await asJob((tx) => office.jobs.add(tx, draftSweep.task, {}));
    await office.jobs.runDue(taskHandlers(office));
    expect(await countDrafts()).toEqual([{ n: 0 }]);
    const audit = `select detail from audit_entry where action = 'draft.expire'`;
    expect(await asSuperuser(audit)).toEqual([{ detail: { drafts: 1, job: 'cases:sweep-drafts' } }]);
  });

  it('may be thrown away, twice too', async () => {
    const { id } = await begin('删除甲');
    await deleteDraft(office, helper, id);
    await deleteDraft(office, helper, id);
    await expect(getDraft(office, helper, id)).rejects.toSatisfy(DraftNotFound.is);
  });
});
