import { describe, expect, it } from 'vitest';
import { compact, isScientific, toHalfWidth, withoutSpaces } from './full-width.ts';

describe('录入文字的规整', () => {
  it('全角数字、字母和标点变半角，汉字和中文句号不变', () => {
    expect(toHalfWidth('１２３ＡＢｃ，．－　王明。')).toBe('123ABc,.- 王明。');
  });

  it('去掉空白和看不见的字符', () => {
    expect(withoutSpaces(' 1\u3000 2\u200B3\uFEFF\n')).toBe('123');
    expect(compact(' ５１２ ０９９ ')).toBe('512099');
  });

  it('认得被表格存成数字的长号码', () => {
    expect(isScientific('5.12021E+17')).toBe(true);
    expect(isScientific('6.222e18')).toBe(true);
    expect(isScientific('512021194603070019')).toBe(false);
  });
});
