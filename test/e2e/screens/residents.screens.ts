import type { Browser, Page } from '@playwright/test';
import { practiceFamilies } from '../../../src/server/practice/families.ts';
import { fillApplication, numberOf, type Relative, signInOnPhone } from '../support/resident.ts';
import { expect, test } from '../support/test.ts';
import { take } from './take.ts';

const applicant: Relative = { name: '苏望月', born: '1984-05-06', sequence: 502, relation: '户主' };
const husband: Relative = { name: '林听雨', born: '1982-03-03', sequence: 501, relation: '配偶' };
const daughter: Relative = { name: '林小满', born: '2015-05-21', sequence: 504, relation: '女' };

/** Whoever applied for a practice family, signed in on his phone. */
async function signedIn(browser: Browser, end: string): Promise<Page> {
  const [person] = practiceFamilies.find((family) => family.end === end)?.members ?? [];
  if (person === undefined) throw new Error(`演练县没有走到 ${end} 的家庭`);
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto('/progress');
  await signInOnPhone(context, page, person, `1380000${1000 + person.sequence}`);
  await expect(page.getByRole('heading', { name: '我的申请' })).toBeVisible();
  return page;
}

test('不用登录就能看的', async ({ page }) => {
  await page.goto('/');
  await take(page, 'residents-home');
  await page.goto('/guides');
  await take(page, 'residents-guides');
  await page.goto('/guides/dibao');
  await take(page, 'residents-guide');
  await page.goto('/no-such-page');
  await take(page, 'residents-not-found');
});

test('申请，一家人签字', async ({ context, page }) => {
  await page.goto('/apply/dibao');
  await page.getByLabel('身份证号').fill('512099198405065020');
  await page.getByRole('button', { name: '获取验证码' }).click();
  await take(page, 'residents-sign-in-faults');
  await page.reload();
  await take(page, 'residents-sign-in');
  await signInOnPhone(context, page, applicant);
  await expect(page.getByRole('button', { name: '继续' })).toBeVisible();
  await take(page, 'residents-apply');
  await fillApplication(page, [applicant, husband, daughter], '900');
  await take(page, 'residents-apply-review');
  for (const [step, name] of [
    ['division', 'residents-apply-place'],
    ['members', 'residents-apply-members'],
    ['incomes', 'residents-apply-incomes'],
    ['truthful', 'residents-apply-truthful'],
  ] as const) {
    await page.goto(`/apply/dibao?step=${step}`);
    await take(page, name);
  }
  await page.goto('/apply/dibao?step=review');
  await page.getByRole('button', { name: '提交申请' }).click();
  await expect(page.getByRole('heading', { name: '申请已提交' })).toBeVisible();
  await take(page, 'residents-applied');

  await page.getByRole('link', { name: '去签字' }).click();
  await page.getByRole('button', { name: new RegExp(husband.name) }).click();
  const link = await page.getByRole('textbox', { name: /链接/ }).inputValue();
  await take(page, 'residents-case-signing');
  const other = await context.newPage();
  await other.goto(new URL(link).pathname);
  await take(other, 'residents-authorise');
  await other.getByLabel('姓名').fill(husband.name);
  await other.getByLabel('身份证号').fill(numberOf(husband));
  await other.getByRole('button', { name: /签字/ }).click();
  await expect(other.getByRole('heading', { name: '签好了' })).toBeVisible();
  await take(other, 'residents-authorised');
  await page.goto('/progress');
  await take(page, 'residents-progress');
  await page.goto('/outbox');
  await take(page, 'residents-outbox');
});

test('输入验证码', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByLabel('姓名').fill(daughter.name);
  await page.getByLabel('身份证号').fill(numberOf(daughter));
  await page.getByLabel('手机号码').fill('13800005555');
  await page.getByRole('button', { name: '获取验证码' }).click();
  await expect(page.getByRole('heading', { name: '输入验证码' })).toBeVisible();
  await take(page, 'residents-code');
});

test('补材料，看结果', async ({ browser }) => {
  const waiting = await signedIn(browser, 'supplement');
  await waiting.getByRole('link', { name: /DIBAO/ }).click();
  await expect(waiting.getByText('近三个月的门诊病历')).toBeVisible();
  await take(waiting, 'residents-case-supplement');
  const granted = await signedIn(browser, 'granted');
  await granted.getByRole('link', { name: /DIBAO/ }).click();
  await take(granted, 'residents-case-granted');
});
