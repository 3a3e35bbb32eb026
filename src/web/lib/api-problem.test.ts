import { describe, expect, it } from 'vitest';
import { problemOf, unreachable } from './api-problem.ts';

describe('problemOf', () => {
  it('keeps what the server says, field by field', () => {
    const problem = problemOf(400, {
      type: '/errors/cases.invalid-answers',
      code: 'cases.invalid-answers',
      title: '填写有误',
      detail: '有 1 处需要修改。',
      errors: [{ path: '/members/0/idNumber', message: '身份证号最后一位校验不对，请核对证件。' }],
    });
    expect(problem.code).toBe('cases.invalid-answers');
    expect(problem.message).toBe('填写有误：有 1 处需要修改。');
    expect(problem.errors).toEqual([
      { path: '/members/0/idNumber', message: '身份证号最后一位校验不对，请核对证件。' },
    ]);
    expect(problem.mayRetry).toBe(false);
  });

  it('says in Chinese what to do when a proxy answers with a page instead of a problem', () => {
    const problem = problemOf(502, undefined);
    expect(problem.title).toBe('服务器出错了');
    expect(problem.mayRetry).toBe(true);
  });

  it('drops errors that name no place', () => {
    expect(problemOf(400, { errors: [{ message: '有误' }, 'x', null] }).errors).toEqual([]);
  });

  it('tells a lost connection from a refusal, so that the same key is sent again', () => {
    expect(unreachable().mayRetry).toBe(true);
    expect(problemOf(409, {}).mayRetry).toBe(false);
    expect(problemOf(401, {}).needsSignIn).toBe(true);
  });
});
