import { describe, expect, it } from 'vitest';
import { DefinitionError } from './definition-error.ts';
import { defineLetter, ensureLetter, type LetterDocument } from './letter.ts';
import { plainDate } from './plain-date.ts';

const receipt = defineLetter({
  key: 'example.receipt',
  name: '受理通知书',
  render: (input: { applicant: string; caseNumber: string }): LetterDocument => ({
    kind: 'letter',
    organ: '安岳县民政局',
    number: '安民受〔2026〕1号',
    title: ['受理通知书'],
    addressee: input.applicant,
    body: [{ type: 'paragraph', text: `您的申请（受理号：${input.caseNumber}）已经受理。` }],
    closing: { organ: '安岳县民政局', on: plainDate('2026-06-15') },
    verification: { code: '7K3M-9QXF', url: 'https://example.cn/v/7K3M-9QXF' },
  }),
});

const refusal = (work: () => void): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof DefinitionError) return error.message;
  }
  return '没有报错';
};

describe('文书定义', () => {
  it('写出的文书是纯数据，存成 JSON 再读回来一样', () => {
    const letter = receipt.render({ applicant: '周大山', caseNumber: '000123' });
    expect(letter.body).toEqual([{ type: 'paragraph', text: '您的申请（受理号：000123）已经受理。' }]);
    expect(JSON.parse(JSON.stringify(letter))).toEqual(letter);
  });

  it('标识不合规、没有名称的定义不能用', () => {
    expect(refusal(() => defineLetter({ ...receipt, key: '受理' }))).toContain('标识“受理”不合规');
    expect(refusal(() => defineLetter({ ...receipt, name: ' ' }))).toContain('文书 example.receipt：没有名称');
  });

  it('没有标题、没有机关、表格缺格的文书不能印，并说明在哪里', () => {
    const letter = receipt.render({ applicant: '周大山', caseNumber: '000123' });
    expect(refusal(() => ensureLetter({ ...letter, title: [''] }))).toContain('标题是空的');
    expect(refusal(() => ensureLetter({ ...letter, organ: '' }))).toContain('没有发文机关');
    const columns = [{ header: '姓名' }, { header: '金额' }];
    const rows = [['周大山', '491.00'], ['李桂芳']];
    expect(refusal(() => ensureLetter({ ...letter, body: [{ type: 'table', columns, rows }] }))).toContain(
      '表格第 2 行有 1 格，表头有 2 列',
    );
  });
});
