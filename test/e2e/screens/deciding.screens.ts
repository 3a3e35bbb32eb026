import { pressByKeyboard } from '../support/keyboard.ts';
import { signInAt } from '../support/office.ts';
import { expect, test } from '../support/test.ts';
import { take } from './take.ts';

test('全县核定', async ({ browser }) => {
  const page = await signInAt(browser, 'xianshen');
  await page.goto('/office/decision-runs');
  await take(page, 'office-decision-runs');
  await pressByKeyboard(page, '判定全县');
  await expect(page.getByRole('region', { name: '判定建议' })).toBeVisible({ timeout: 60_000 });
  await take(page, 'office-decision-run');
  await page.getByRole('button', { name: /^按乡镇/ }).click();
  await take(page, 'office-decision-towns');
  await page.getByRole('button', { name: /^应停发/ }).click();
  await page.getByRole('region', { name: '判定建议' }).getByRole('link').first().click();
  await expect(page.getByText('这是建议，没有改变这一户的待遇')).toBeVisible();
  await take(page, 'office-proposal');
});

test('重算与差异', async ({ browser }) => {
  const page = await signInAt(browser, 'xianshen');
  await page.goto('/office/cases?number=DIBAO2026000001');
  await page.getByRole('region', { name: '办件列表' }).getByRole('link').first().click();
  await page.getByRole('link', { name: '家庭登记' }).click();
  await page.getByRole('link', { name: '重算与差异' }).click();
  await expect(page.getByRole('region', { name: '逐月重算' })).toBeVisible();
  await take(page, 'office-replay');
  await page
    .getByRole('link', { name: /当时的认定依据/ })
    .first()
    .click();
  await take(page, 'office-replay-then');
  await page.goto('/office/households');
  await page.getByRole('region', { name: '家庭列表' }).getByRole('link').nth(4).click();
  await page.getByRole('link', { name: '重算与差异' }).click();
  await page.getByLabel('从哪个月').selectOption({ label: '2026年5月' });
  await expect(page.getByRole('region', { name: '逐月重算' })).toContainText('2026年6月');
  await take(page, 'office-replay-agrees');
});

test('政策测算', async ({ browser }) => {
  const page = await signInAt(browser, 'xianpi');
  await page.goto('/office/simulations');
  await page.getByLabel('要改哪一项标准').click();
  await page.keyboard.type('农村低保标准');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: '农村低保标准' }).fill('680');
  await take(page, 'office-simulation-start');
  await pressByKeyboard(page, '测算');
  await expect(page.getByRole('img', { name: /^每月支出/ }).locator('svg')).toBeVisible({ timeout: 30_000 });
  await take(page, 'office-simulation');
  await page.getByRole('button', { name: /^刚过线/ }).click();
  await take(page, 'office-simulation-near');
});
