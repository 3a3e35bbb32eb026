import type { Page } from '@playwright/test';
import { practiceLedger } from '../../../src/server/practice/ledger.ts';
import { pressByKeyboard } from '../support/keyboard.ts';
import { signInAt } from '../support/office.ts';
import { expect, test } from '../support/test.ts';
import { take } from './take.ts';

const faults = [
  { household: 2, fault: 'id-check-digit' },
  { household: 5, fault: 'id-as-number' },
  { household: 9, fault: 'amount-about' },
  { household: 14, fault: 'town-unknown' },
  { household: 20, fault: 'month-impossible' },
  { household: 26, fault: 'account-check-digit' },
  { household: 31, fault: 'relation-unknown' },
  { household: 33, fault: 'name-with-digit' },
  { household: 35, fault: 'size-differs' },
] as const;

async function upload(page: Page): Promise<void> {
  await page.goto('/office/imports/new');
  await page.setInputFiles('input[type=file]', {
    name: '安岳县2026年第二季度农村最低生活保障对象花名册（新增）.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await practiceLedger({ households: 40, seed: 9, faults }),
  });
}

test('导入台账', async ({ browser }) => {
  const page = await signInAt(browser, 'xianshen');
  await upload(page);
  await page.getByText(/要有哪些列/).click();
  await take(page, 'office-import-new');
  await pressByKeyboard(page, '上传台账');
  await expect(page.getByRole('button', { name: '确认导入' })).toBeVisible({ timeout: 60_000 });
  await page.locator('td summary').first().click();
  await take(page, 'office-import-preview');
  await page.getByRole('button', { name: /^有错误/ }).click();
  await take(page, 'office-import-faults');
  await pressByKeyboard(page, '确认导入');
  await expect(page.getByText('已导入 31 户')).toBeVisible({ timeout: 60_000 });
  await take(page, 'office-import-done');
  await page.goto('/office/imports');
  await take(page, 'office-imports');
});

test('发放', async ({ browser }) => {
  const maker = await signInAt(browser, 'zhidan');
  await maker.goto('/office/pay-runs');
  await take(maker, 'office-pay-runs');
  await pressByKeyboard(maker, '新建发放批次');
  await expect(maker.getByRole('main')).toContainText('待复核', { timeout: 60_000 });
  await take(maker, 'office-pay-run-made');
  const checker = await signInAt(browser, 'fuhe');
  await checker.goto(maker.url());
  await pressByKeyboard(checker, '复核通过');
  await take(checker, 'office-pay-run-approve', { window: true });
  await checker.getByRole('button', { name: '冻结批次' }).click();
  await expect(checker.getByRole('main')).toContainText('已复核冻结', { timeout: 60_000 });
  await pressByKeyboard(checker, '校验明细');
  await take(checker, 'office-pay-run-frozen');
  await checker.getByRole('button', { name: /^发放明细/ }).click();
  await take(checker, 'office-pay-run-lines');
});

test('标准、审计、演练日期', async ({ browser }) => {
  const reviewer = await signInAt(browser, 'xianshen');
  await reviewer.goto('/office/parameters');
  await take(reviewer, 'office-parameters');
  await reviewer.goto('/office/no-such-page');
  await take(reviewer, 'office-not-found');
  const auditor = await signInAt(browser, 'shenji');
  await auditor.goto('/office/audit');
  await take(auditor, 'office-audit-purpose');
  await auditor.getByRole('button', { name: '专项审计' }).click();
  await pressByKeyboard(auditor, '查看审计记录');
  await auditor.getByText('展开').nth(3).click();
  await take(auditor, 'office-audit');
  const administrator = await signInAt(browser, 'admin');
  await take(administrator, 'office-work-admin');
  await pressByKeyboard(administrator, '调整日期');
  await take(administrator, 'office-clock', { window: true });
});
