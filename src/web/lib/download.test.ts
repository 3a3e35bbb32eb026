import { describe, expect, it } from 'vitest';
import { fileNameOf } from './download.ts';

describe('the name of a downloaded file', () => {
  it('is the Chinese name the server gave', () => {
    const disposition =
      "attachment; filename*=UTF-8''%E9%93%B6%E8%A1%8C%E5%8F%91%E6%94%BE%E6%96%87%E4%BB%B6-202606-01.xlsx";
    expect(fileNameOf(disposition)).toBe('银行发放文件-202606-01.xlsx');
  });

  it('is a plain word when the server gave none', () => {
    expect(fileNameOf(null)).toBe('下载文件');
  });
});
