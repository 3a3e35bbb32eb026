import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#core/access/index.ts';
import { readFile, uploadFile } from '#core/files/index.ts';
import type { UnknownAnswers } from '#kit/form.ts';
import { defineItem } from '#kit/item.ts';
import { inventedNumber } from '#server/practice/invented-numbers.ts';
import { signaturePicture } from '#server/practice/signature-picture.ts';
import { caseCounty } from '#test/support/case-office.ts';
import { entrust } from '#test/support/entrust.ts';
import { toyCatalogueOf } from '#test/toy-catalogue/index.ts';
import { lemonVoucherItem } from '#test/toy-catalogue/lemon-voucher/item.ts';
import * as list from '#test/toy-catalogue/list.ts';
import { EntrustmentNeeded } from './entrustment.ts';
import { apply, FormFaulty, getCase } from './index.ts';

/** The voucher again, at a counter where whoever applies stands himself. */
const counterItem = defineItem({
  ...lemonVoucherItem,
  ...{ key: 'lemon-counter', parameters: [] },
  entrustment: { clause: '柠檬园规矩第六条', acts: ['代园主填写申请'], counters: ['lemon-helper'] },
});
const { catalogue } = toyCatalogueOf({ ...list, counter: { items: [counterItem] } });
const { office, staff, resident, asSuperuser } = await caseCounty(catalogue, '2026-06-15T01:00:00Z');

const village = '512021100007';
const helper = staff('lemon-helper', village);
const clerk = staff('lemon-clerk', '512021100');
const stranger = staff('lemon-clerk', '512021101');

let serial = 301;
const answersOf = (name: string): UnknownAnswers => {
  serial += 2;
  const members = [{ name, idNumber: inventedNumber('1970-01-01', serial), relation: '01', trees: 1 }];
  return { division: village, members, bankAccount: '6999990000000000066' };
};
const send = (actor: Actor, answers: UnknownAnswers, entrustment?: UnknownAnswers, item = 'lemon-voucher') =>
  apply(office, actor, {
    ...{ item, answers, key: randomUUID() },
    ...(entrustment === undefined ? {} : { entrustment }),
  });
const counts = () =>
  asSuperuser(`select (select count(*) from office_case)::int as cases, (select count(*) from person)::int as people,
    (select count(*) from case_entrustment)::int as entrusted, (select count(*) from household)::int as households,
    (select count(*) from file where office_case is not null)::int as papers`);

describe('an application by a worker for somebody', () => {
  it('needs the signed paper; without it nothing at all is stored', async () => {
    const before = await counts();
    await expect(send(helper, answersOf('无纸甲'))).rejects.toSatisfy(
      (error) => EntrustmentNeeded.is(error) && error.facts.faults[0]?.path === '/entrustment/deed',
    );
    expect(await counts()).toEqual(before);
  });

  it('keeps who entrusted whom, and the paper becomes the case’s, which the town then sees', async () => {
    const entrustment = await entrust(office, helper);
    const { id } = await send(helper, answersOf('阿依古丽·买买提'), entrustment);
    const page = await getCase(office, clerk, id);
    const applicant = page.file.people.find((person) => person.applicant);
    expect(page.entrustment).toEqual({
      principal: applicant?.id,
      agentName: '周代办',
      recordedByName: '经办 lemon-helper',
      entrustedOn: '2026-06-15',
      papers: entrustment.deed,
    });
    const [paper] = page.entrustment?.papers ?? [];
    expect((await readFile(office, clerk, paper ?? '')).case).toBe(id);
    await expect(readFile(office, stranger, paper ?? '')).rejects.toMatchObject({ code: 'files.not-found' });
  });

  it.each([
    ['without a scan', { deed: [] }, '/entrustment/deed'],
    ['without who was entrusted', { agent: undefined }, '/entrustment/agent'],
    ['dated tomorrow', { entrustedOn: '2026-06-16' }, '/entrustment/entrustedOn'],
    ['dated on the 31st of June', { entrustedOn: '2026-06-31' }, '/entrustment/entrustedOn'],
    ['with something nobody asked', { note: '随便' }, '/entrustment/note'],
  ])('with a paper %s is refused at that place, and nothing is stored', async (_name, wrong, path) => {
    const entrustment = { ...(await entrust(office, helper)), ...wrong };
    const before = await counts();
    await expect(send(helper, answersOf('错纸甲'), entrustment)).rejects.toSatisfy(
      (error) => FormFaulty.is(error) && error.facts.faults.map((fault) => fault.path).join() === path,
    );
    expect(await counts()).toEqual(before);
  });

  it('with the paper of another worker or of another case is refused, and nothing is stored', async () => {
    const theirs = await entrust(office, staff('lemon-helper', village));
    const before = await counts();
    await expect(send(helper, answersOf('借纸甲'), theirs)).rejects.toMatchObject({ code: 'files.not-found' });
    expect(await counts()).toEqual(before);
    const once = await entrust(office, helper);
    await send(helper, answersOf('借纸乙'), once);
    const after = await counts();
    await expect(send(helper, answersOf('借纸丙'), once)).rejects.toMatchObject({ code: 'files.of-another-case' });
    expect(await counts()).toEqual(after);
  });

  it('at a counter where the applicant stands himself needs none, but keeps one that is given', async () => {
    const { id } = await send(helper, answersOf('窗口甲'), undefined, 'lemon-counter');
    expect((await getCase(office, clerk, id)).entrustment).toBeNull();
    const entrustment = await entrust(office, helper);
    const second = await send(helper, answersOf('窗口乙'), entrustment, 'lemon-counter');
    expect((await getCase(office, clerk, second.id)).entrustment?.agentName).toBe('周代办');
  });
});

describe('an application of one’s own', () => {
  const own = async (name: string) => {
    const answers = answersOf(name);
    return { answers, self: await resident(name, inventedNumber('1970-01-01', serial)) };
  };

  it('needs no paper, and is refused with one', async () => {
    const { answers, self } = await own('自己甲');
    const entrustment = { agent: '周代办', entrustedOn: '2026-06-15', deed: [randomUUID()] };
    await expect(send(self, answers, entrustment)).rejects.toThrow('本人申请不用委托书');
    const { id } = await send(self, answers);
    expect((await getCase(office, clerk, id)).entrustment).toBeNull();
  });

  it('takes the papers that came with it into the case', async () => {
    const { answers, self } = await own('附件甲');
    const { id: file } = await uploadFile(office, self, { name: '照片.png', content: signaturePicture() });
    const { id } = await send(self, answers);
    const owner = await asSuperuser(`select office_case from file where id = '${file}'`);
    // The toy's application has no question for papers: what is not named in it stays his.
    expect([id.length, owner]).toEqual([36, [{ office_case: null }]]);
  });
});
