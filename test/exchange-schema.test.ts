import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { signAnswer, signQuestion } from '#core/exchange/source-signature.ts';
import { findSignatureFault, signAnswer as signAsSource } from '../examples/verification-source/signature.ts';

const root = `${import.meta.dirname}/..`;

describe('核对来源的约定', () => {
  it('docs/exchange.openapi.json 与程序一致；不一致时运行 npm run exchange', async () => {
    const script = ['--import', './src/register-yaml.mjs', 'scripts/write-exchange-schema.ts', '--check'];
    const { stderr } = await promisify(execFile)(process.execPath, script, { cwd: root });
    expect(stderr).toBe('');
  });

  it('每个来源的答复在里面都有自己的名字', () => {
    const { components } = JSON.parse(readFileSync(`${root}/docs/exchange.openapi.json`, 'utf8'));
    expect(Object.keys(components.schemas).filter((name) => name.endsWith('Answer'))).toEqual([
      'BankDepositsAnswer',
      'EnterprisesAnswer',
      'FinancialAssetsAnswer',
      'PoliceRegisterAnswer',
      'RealEstateAnswer',
      'SocialInsuranceAnswer',
      'VehiclesAnswer',
    ]);
  });

  it('签名按文档算出来的就是这个；参考来源独立实现，结果一样', () => {
    const key = '0f'.repeat(32);
    const secret = Buffer.from(key, 'hex');
    const time = '2026-06-15T01:00:00.000Z';
    const nonce = '3d1f0c52-6f3a-4f9e-9a53-0f3b6a5a7b10';
    const question = { method: 'POST', path: '/verifications', county: '512021', time, nonce, body: '{"a":1}' };
    const signature = signQuestion(secret, question);
    expect(signature).toBe('hmac-sm3=4354aac3cfaeae0b6929c13f4c4f8794439dd99c218da35c392cc3747d54d739');
    expect(findSignatureFault(key, { ...question, signature }, Date.parse(time))).toBeUndefined();
    expect(findSignatureFault(key, { ...question, body: '{"a":2}', signature }, Date.parse(time))).toBe('签名不符');
    expect(findSignatureFault(key, { ...question, signature }, Date.parse('2026-06-15T01:05:01Z'))).toBe(
      '时间与本机相差超过5分钟',
    );
    expect(signAsSource(key, 200, time, nonce, '{}')).toBe(
      signAnswer(secret, { status: 200, time, nonce, body: '{}' }),
    );
  });
});
