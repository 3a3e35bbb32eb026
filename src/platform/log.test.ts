import { describe, expect, it } from 'vitest';
import { defineError } from './errors.ts';
import { createLog } from './log.ts';

const PersonKnown = defineError<{ name: string }>(
  'log-test.person-known',
  'conflict',
  '此人已登记',
  ({ name }) => name,
);

describe('the log', () => {
  it('writes code and title of an error for people, never whom it names', () => {
    const lines: string[] = [];
    createLog('info', { write: (line) => lines.push(line) }).error({ err: PersonKnown({ name: '王小明' }) }, '未办成');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      msg: '未办成',
      err: { type: 'DomainError', code: 'log-test.person-known', message: '此人已登记' },
    });
    expect(lines.join()).not.toContain('王小明');
  });

  it('leaves out sign-in cookies and passwords', () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => lines.push(line) });
    log.info({ req: { headers: { cookie: 'session=geheim' } }, user: { password: 'geheim' } }, '登录');
    expect(lines.join()).not.toContain('geheim');
  });
});
