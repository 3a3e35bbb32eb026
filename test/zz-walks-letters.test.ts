import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { LetterDocument } from '#kit/letter.ts';
import { drawLetter } from '#platform/pdf/draw-letter.ts';
import { openFonts } from '#platform/pdf/letter-fonts.ts';
import { dibaoOffice } from '#test/support/dibao-office.ts';

const county = await dibaoOffice('2026-06-15T01:00:00Z');
const { office, take, clerk, investigator, lead, approver, submit, determine, post, closePosting, confirm, staff } = county;
const fonts = openFonts();

const five = (sequence: number) => ({
  members: [
    { name: '阿依古丽·买买提江', born: '1971-03-02', relation: '01', sequence },
    { name: '买买提明·阿卜杜热合曼·艾则孜', born: '1969-07-15', relation: '10', sequence: sequence + 1 },
    { name: '禤䶮文', born: '2003-05-05', relation: '20', sequence: sequence + 2, found: { child: 'student', enrolment: '5' } },
    { name: '禤𠅤宁', born: '2012-09-08', relation: '30', sequence: sequence + 3, found: { child: 'minor' } },
    { name: '欧阳艾丽菲热', born: '1941-02-11', relation: '50', sequence: sequence + 4, found: { supportDuty: true, coLiving: true } },
  ],
});
const means = (yuan: number) => ({
  found: {
    incomes: [
      { member: 0, item: 'wage', amount: yuan * 100, period: 'month', basis: '镇上制衣厂工资流水' },
      { member: 1, item: 'business', amount: 45000, period: 'month', basis: '种植水稻、玉米，入户估算' },
      { member: 1, item: 'wage', amount: 120000, period: 'once', basis: '临时建筑小工，雇主证明' },
      { member: 4, item: 'basic-pension', amount: 16000, period: 'month', basis: '社保发放记录' },
    ],
    particulars: [
      ...(yuan > 3000 ? [] : [{ member: 1, particular: 'disability-physical', level: '2', basis: '残疾证' }]),
      { member: 0, particular: 'employment', employment: '2', basis: '入户' },
      { member: 4, particular: 'serious-illness', basis: '县医院诊断证明' },
    ],
    property: [
      { member: 0, item: 'deposits', value: 820000, basis: '银行核对' },
      { member: 1, item: 'deposits', value: 120000, basis: '银行核对' },
    ],
    obligors: [{ member: 4, perHead: 190000, size: 3, supports: 2, aided: false, basis: '女儿欧阳秋，工资流水' }],
  },
});

const print = async (name: string, id: string) => {
  const rows = await county.asSuperuser<{ kind: string; document: LetterDocument }>(
    `select kind, document from letter where office_case = $1 order by id`, [id]);
  for (const { kind, document } of rows) {
    const drawn = await drawLetter(document, fonts);
    console.log(name, kind, drawn.pages, drawn.leading);
    writeFileSync(`/tmp/jimin/walks/out/${name}-${kind}.pdf`, drawn.pdf);
  }
};

it('letters', async () => {
  const a = await determine({ ...five(1), ...means(900) });
  await post(a); await closePosting(a); await confirm(a);
  await print('grant', a);
  const b = await determine({ ...five(11), ...means(4600), application: { edgeConsent: true } });
  await take(lead, b, 'propose-refusal', { opinion: '超过' });
  await take(approver, b, 'refuse');
  await print('refusal', b);
  const c = await submit(five(21));
  await take(clerk, c, 'request-supplement', { text: '1．租房合同；2．禤䶮文的在读证明（学校盖章）；3．欧阳艾丽菲热近一年的门诊、住院结算单；4．买买提明·阿卜杜热合曼·艾则孜在外务工的工资流水或者雇主证明。' });
  office.clock.setBusiness('2026-09-15T01:00:00Z');
  await take(clerk, c, 'lapse');
  await print('lapse', c);
  const d = await determine({ ...five(31), ...means(900) });
  await take(lead, d, 'return-to-investigation', { text: 'x' });
  await take(investigator, d, 'tell-findings', { text: '社会保险显示，买买提明·阿卜杜热合曼·艾则孜2026年6月起由安岳县某建筑劳务有限公司参加职工养老保险，与申请时填写的“临时小工”不一致。' });
  await take(investigator, d, 'warn-refusal', { text: '禤䶮文拒绝授权，说不愿让人查银行。' });
  await take(clerk, d, 'close-on-moving', { movedOn: '2026-09-14', to: '重庆市大足区龙水镇' });
  await print('moved', d);
  const e = await determine({ ...five(41), found: means(900).found, members: five(41).members.map((m, i) => i === 2 ? { ...m, found: { ...m.found, refusesVerification: true } } : m) });
  await take(lead, e, 'return-to-investigation', { text: 'x' });
  await take(investigator, e, 'warn-refusal', { text: '禤䶮文拒绝授权。' });
  office.clock.setBusiness('2026-10-15T01:00:00Z');
  await take(lead, e, 'terminate');
  await print('terminated', e);
  await county.setValue('dibao.approval', '2026-10-15', 'empowered');
  const f = await determine({ ...five(51), ...means(900) });
  await post(f); await closePosting(f, 'close-posting-here'); await take(staff('town-approver', '512021100'), f, 'confirm-here');
  await print('empowered', f);
  expect(1).toBe(1);
}, 120000);
