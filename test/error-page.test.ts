import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

describe('错误代码页', () => {
  it('docs/errors.md 列出程序中定义的每个错误；不一致时运行 npm run errors', async () => {
    const script = ['--import', './src/register-yaml.mjs', 'scripts/write-error-page.ts', '--check'];
    const { stderr } = await promisify(execFile)(process.execPath, script, { cwd: `${import.meta.dirname}/..` });
    expect(stderr).toBe('');
  });
});
