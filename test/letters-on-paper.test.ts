import { describe, expect, it } from 'vitest';
import type { LetterDocument } from '#kit/letter.ts';
import { drawLetter } from '#platform/pdf/draw-letter.ts';
import { openFonts } from '#platform/pdf/letter-fonts.ts';
import { dibaoOffice } from '#test/support/dibao-office.ts';

const county = await dibaoOffice('2026-06-15T01:00:00Z');
const { take, clerk, investigator, lead, submit, determine, grant } = county;
const fonts = openFonts();

/** Five people with the longest and the rarest names, and all they have. */
const family = (sequence: number) => ({
  members: [
    { name: '阿依古丽·买买提江', born: '1971-03-02', relation: '01', sequence },
    { name: '买买提明·阿卜杜热合曼·艾则孜', born: '1969-07-15', relation: '10', sequence: sequence + 1 },
    {
      ...{ name: '禤䶮文', born: '2003-05-05', relation: '20', sequence: sequence + 2 },
      found: { child: 'student', enrolment: '5' },
    },
    { name: '禤𠅤宁', born: '2012-09-08', relation: '30', sequence: sequence + 3, found: { child: 'minor' } },
    {
      ...{ name: '欧阳艾丽菲热', born: '1941-02-11', relation: '50', sequence: sequence + 4 },
      found: { supportDuty: true, coLiving: true },
    },
  ],
  found: {
    incomes: [
      { member: 0, item: 'wage', amount: 90000, period: 'month', basis: '镇上制衣厂工资流水' },
      { member: 1, item: 'business', amount: 45000, period: 'month', basis: '种植水稻、玉米，入户估算' },
      { member: 4, item: 'basic-pension', amount: 16000, period: 'month', basis: '社保发放记录' },
    ],
    particulars: [
      { member: 0, particular: 'employment', employment: '2', basis: '入户' },
      { member: 4, particular: 'serious-illness', basis: '县医院诊断证明' },
    ],
    property: [{ member: 0, item: 'deposits', value: 820000, basis: '银行核对' }],
  },
});

const letterOf = async (id: string, kind: string): Promise<LetterDocument> => {
  const statement = `select document from letter where office_case = $1 and kind = $2`;
  const [row] = await county.asSuperuser<{ document: LetterDocument }>(statement, [id, kind]);
  if (row === undefined) throw new Error(`没有发过 ${kind}`);
  return row.document;
};
const pagesOf = async (document: LetterDocument) => (await drawLetter(document, fonts)).pages;

describe('五口之家、最长和最生僻的姓名，印在纸上', () => {
  it('受理通知书一页，由乡镇发出', async () => {
    const id = await submit(family(1));
    await take(clerk, id, 'accept');
    const receipt = await letterOf(id, 'receipt');
    expect([receipt.organ, await pagesOf(receipt)]).toEqual(['岳阳镇人民政府', 1]);
  });

  it('确认通知书两页，附件另起页在后面', async () => {
    const id = await determine(family(11));
    await grant(id);
    const { annex, ...letter } = await letterOf(id, 'grant');
    expect(await pagesOf(letter)).toBe(2);
    expect(await pagesOf({ ...letter, ...(annex === undefined ? {} : { annex }) })).toBeGreaterThan(3);
  });

  it('一次性告知书、核对情况告知书、拒绝核对告知书各一页', async () => {
    const id = await submit(family(21));
    const missing =
      '1．租房合同；2．禤䶮文的在读证明（学校盖章）；3．欧阳艾丽菲热近一年的门诊、住院结算单；4．买买提明·阿卜杜热合曼·艾则孜在外务工的工资流水或者雇主证明。';
    await take(clerk, id, 'request-supplement', { text: missing });
    expect(await pagesOf(await letterOf(id, 'supplement'))).toBe(1);

    const found = await determine(family(31));
    await take(lead, found, 'return-to-investigation', { text: '告知核对情况' });
    const text =
      '社会保险显示，买买提明·阿卜杜热合曼·艾则孜2026年6月起由安岳县某建筑劳务有限公司参加职工养老保险，与申请时填写的“临时小工”不一致。';
    await take(investigator, found, 'tell-findings', { text });
    await take(investigator, found, 'warn-refusal', { text: '禤䶮文拒绝授权，说不愿让人查银行。' });
    expect(await pagesOf(await letterOf(found, 'findings'))).toBe(1);
    expect(await pagesOf(await letterOf(found, 'refusal-warning'))).toBe(1);
  });
});
