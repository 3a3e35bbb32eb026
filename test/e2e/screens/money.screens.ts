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

/** A standard half as high again, from a year ago: what looks like a slip and what follows are said before it is sent. */
async function propose(page: Page): Promise<void> {
  await page.goto('/office/parameters/dibao.standard.rural');
  await pressByKeyboard(page, '提议一个值');
  await page.getByRole('textbox', { name: '值', exact: true }).fill('960');
  await page.getByRole('textbox', { name: '起始日期' }).fill('20250801');
  await page.getByRole('textbox', { name: '文号' }).fill('安民发〔2026〕12号');
  await page.getByRole('textbox', { name: '成文日期' }).fill('20260610');
  await expect(page.getByText('像是写错了，请对照文件核对')).toBeVisible();
  await take(page, 'office-parameter-propose');
  await page.getByRole('textbox', { name: '值', exact: true }).fill('680');
  await page.getByRole('textbox', { name: '起始日期' }).fill('20260701');
  await expect(page.getByText('像是写错了，请对照文件核对')).toBeHidden();
  await pressByKeyboard(page, '提交审批');
  await expect(page.getByRole('alert')).toContainText('已提交');
}

test('标准、审计、演练日期', async ({ browser }) => {
  const reviewer = await signInAt(browser, 'xianshen');
  await reviewer.goto('/office/parameters');
  await take(reviewer, 'office-parameters');
  await reviewer.getByRole('button', { name: /^待确认的值/ }).click();
  await take(reviewer, 'office-parameters-unconfirmed');
  await propose(reviewer);
  const approver = await signInAt(browser, 'xianpi');
  await approver.goto('/office/parameters?show=open');
  await pressByKeyboard(approver, '批准');
  await take(approver, 'office-parameter-approve', { window: true });
  await approver.getByRole('dialog').getByRole('button', { name: '批准' }).click();
  await expect(approver.getByRole('alert')).toContainText('已批准');
  await approver.getByRole('button', { name: '提议记录' }).click();
  await approver.getByRole('link', { name: '农村低保标准' }).click();
  await take(approver, 'office-parameter');
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
