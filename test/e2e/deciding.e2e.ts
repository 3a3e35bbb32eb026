import type { Page } from '@playwright/test';
import { pressByKeyboard } from './support/keyboard.ts';
import { signInHere } from './support/office.ts';
import { expect, expectAccessible, expectNoSideScroll, test } from './support/test.ts';

const looksRight = async (page: Page): Promise<void> => {
  await expectAccessible(page);
  await expectNoSideScroll(page);
};

test('全县核定：判定一遍，看一户的建议和全部依据，什么也没有改变', async ({ page }) => {
  await signInHere(page, 'xianshen');
  await page.goto('/office/decision-runs');
  await looksRight(page);
  await pressByKeyboard(page, '判定全县');
  await expect(page.getByText('这里都是建议，没有改变任何人的待遇')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/户不能判定，不在上面三种建议里/)).toBeVisible();
  await looksRight(page);
  for (const view of [/^按乡镇/, /^按类别/, /^不能判定/]) {
    await page.getByRole('button', { name: view }).click();
    await looksRight(page);
  }
  await page.getByRole('button', { name: /^应停发/ }).click();
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载名单（xlsx）' }).click();
  expect((await file).suggestedFilename()).toMatch(/^判定建议-\d{6}-\d\d\.xlsx$/);
  await page.getByRole('region', { name: '判定建议' }).getByRole('link').first().click();
  await expect(page.getByText('这是建议，没有改变这一户的待遇')).toBeVisible();
  const putAway = page.locator('details:not([open])');
  await expect(putAway).toHaveCount(2);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(putAway, '纸上全部展开').toHaveCount(0);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(putAway).toHaveCount(2);
  await page.getByRole('heading', { name: /^面前的事实/ }).click();
  await page.getByRole('heading', { name: /^用到的标准和参数/ }).click();
  await looksRight(page);
});

test('重算与差异：后来才知道的养老金，差多少、为什么、当时和现在的依据', async ({ page }) => {
  await signInHere(page, 'xianshen');
  await page.goto('/office/cases?number=DIBAO2026000001');
  await page.getByRole('region', { name: '办件列表' }).getByRole('link').first().click();
  await page.getByRole('link', { name: '家庭登记' }).click();
  await page.getByRole('link', { name: '重算与差异' }).click();
  const months = page.getByRole('region', { name: '逐月重算' });
  await expect(months.getByText(/^应(调减|追) 180\.00 元$/).first()).toBeVisible();
  await expect(months).toContainText('新知道：李秀兰 养老金');
  await expect(page.getByRole('region', { name: '当时的决定' })).toContainText('与当时逐字相同');
  await looksRight(page);
  await page.getByRole('link', { name: '2026年6月：现在的认定依据' }).click();
  await expect(page.getByRole('heading', { name: '2026年6月：按现在所知' })).toBeFocused();
  await expect(page.getByRole('region', { name: '认定依据和计算过程' })).toContainText('1,280.00');
  await page.getByRole('button', { name: '当时', exact: true }).click();
  await expect(page.getByRole('region', { name: '认定依据和计算过程' })).toContainText('1,460.00');
  await looksRight(page);
});

test('政策测算：拟改一个标准，谁进谁退、要多少钱，图都有表格', async ({ page }) => {
  await signInHere(page, 'xianpi');
  await page.goto('/office/simulations');
  await looksRight(page);
  await page.getByLabel('要改哪一项标准').click();
  await page.keyboard.type('农村低保标准');
  await page.keyboard.press('Enter');
  await expect(page.getByText('现在：620元/月（2025年7月1日起，待确认）')).toBeVisible();
  await page.getByRole('textbox', { name: '农村低保标准' }).fill('50');
  await pressByKeyboard(page, '测算');
  await expect(page.getByRole('alert')).toContainText('100');
  await page.getByRole('textbox', { name: '农村低保标准' }).fill('680');
  await pressByKeyboard(page, '测算');
  await expect(page.getByRole('heading', { name: '测算结果' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/户不能测算，不在下面的数里/)).toBeVisible();
  for (const table of await page.getByText('用表格看').all()) await table.click();
  await expect(page.getByRole('img', { name: /^每月支出/ }).locator('svg')).toBeVisible();
  await looksRight(page);
  for (const list of [/^不再享受/, /^陡坡/, /^刚过线/]) {
    await page.getByRole('button', { name: list }).click();
    await looksRight(page);
  }
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载全部名单（xlsx）' }).click();
  expect((await file).suggestedFilename()).toMatch(/^政策测算-.+\.xlsx$/);
});

test('没有权限的岗位看到的是一句话，不是一片空白', async ({ page }) => {
  await signInHere(page, 'shouli');
  for (const address of ['/office/decision-runs', '/office/simulations']) {
    await page.goto(address);
    await expect(page.getByRole('alert')).toContainText('没有权限');
    await looksRight(page);
  }
  await signInHere(page, 'xianshen');
  await page.goto('/office/decision-runs/00000000-0000-4000-8000-000000000000');
  await expect(page.getByRole('alert')).toContainText('没有找到判定批次');
  await looksRight(page);
});
