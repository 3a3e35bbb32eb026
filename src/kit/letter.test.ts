import { describe, expect, it } from 'vitest';
import { DefinitionError } from './definition-error.ts';
import { ensureLetter, type LetterDocument } from './letter.ts';
import { plainDate } from './plain-date.ts';

const letter: LetterDocument = {
  kind: 'letter',
  organ: '安岳县民政局',
  number: '安民受〔2026〕1号',
  title: ['受理通知书'],
  addressee: '周大山',
  body: [{ type: 'paragraph', text: '您的申请已经受理。' }],
  closing: { organ: '安岳县民政局', on: plainDate('2026-06-15') },
  verification: { code: '7K3M-9QXF', url: 'https://example.cn/v/7K3M-9QXF' },
};

const refusal = (work: () => void): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof DefinitionError) return error.message;
  }
  return '没有报错';
};

describe('文书定义', () => {
  it('是纯数据，存成 JSON 再读回来一样', () => {
    expect(JSON.parse(JSON.stringify(letter))).toEqual(letter);
  });

  it('没有标题、没有机关、表格缺格的文书不能印，并说明在哪里', () => {
    expect(refusal(() => ensureLetter({ ...letter, title: [''] }))).toContain('标题是空的');
    expect(refusal(() => ensureLetter({ ...letter, organ: '' }))).toContain('没有发文机关');
    const columns = [{ header: '姓名' }, { header: '金额' }];
    const rows = [['周大山', '491.00'], ['李桂芳']];
    expect(refusal(() => ensureLetter({ ...letter, body: [{ type: 'table', columns, rows }] }))).toContain(
      '表格第 2 行有 1 格，表头有 2 列',
    );
  });
});
