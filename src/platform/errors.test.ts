import { describe, expect, it } from 'vitest';
import { allErrors, DomainError, defineError } from './errors.ts';

const NotPostedYet = defineError<{ until: string }>(
  'errors-test.not-posted-yet',
  'conflict',
  '公示未满',
  ({ until }) => `公示到 ${until} 才满，请在其后再办。`,
);

describe('a defined error', () => {
  it('says in Chinese what is wrong and how to mend it, and keeps its facts', () => {
    const error = NotPostedYet({ until: '2026-06-22' });
    expect(error).toBeInstanceOf(DomainError);
    expect(error.message).toBe('公示未满：公示到 2026-06-22 才满，请在其后再办。');
    expect(error.code).toBe('errors-test.not-posted-yet');
    expect(error.kind).toBe('conflict');
    expect(error.facts).toEqual({ until: '2026-06-22' });
  });

  it('is known again when caught, and no other is taken for it', () => {
    expect(NotPostedYet.is(NotPostedYet({ until: '2026-06-22' }))).toBe(true);
    expect(NotPostedYet.is(new Error('公示未满'))).toBe(false);
  });

  it('stands in the list of error codes', () => {
    expect(allErrors().find(({ code }) => code === 'errors-test.not-posted-yet')).toEqual({
      code: 'errors-test.not-posted-yet',
      kind: 'conflict',
      title: '公示未满',
    });
  });

  it('cannot be defined twice under one code', () => {
    expect(() => defineError('errors-test.not-posted-yet', 'invalid', '重复', () => '')).toThrow(
      '错误代码“errors-test.not-posted-yet”已被定义，请换一个或使用已有的那个',
    );
  });

  it('must be named module.reason in lower case', () => {
    expect(() => defineError('Cases.NotPosted', 'invalid', '写法', () => '')).toThrow('应写作“模块.原因”');
  });
});
