import type { Page } from '@playwright/test';
import { pressByKeyboard } from '../support/keyboard.ts';
import { makeMove, signInAt } from '../support/office.ts';
import { expect, test } from '../support/test.ts';
import { take } from './take.ts';

/** Opens a case of the practice county by its number in the year. */
async function openCase(page: Page, number: number): Promise<void> {
  await page.goto(`/office/cases?number=DIBAO2026${String(number).padStart(6, '0')}`);
  await page.getByRole('region', { name: '办件列表' }).getByRole('link').first().click();
  await expect(page.getByRole('region', { name: '办理', exact: true })).toBeVisible();
}

/** The steps behind the decision, unfolded. */
const unfold = (page: Page): Promise<void> => page.getByText('认定依据和计算过程').click();

test('登录', async ({ page }) => {
  await page.goto('/office/sign-in');
  await take(page, 'office-sign-in');
  await page.getByLabel('用户名').fill('shouli');
  await page.getByLabel('密码').fill('记不清了');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await take(page, 'office-sign-in-refused');
});

test('村（社区）', async ({ browser }) => {
  const page = await signInAt(browser, 'cun');
  await page.goto('/office/apply/dibao');
  await page
    .getByRole('button', { name: /再添加|添加/ })
    .first()
    .click();
  await take(page, 'office-apply');
  await openCase(page, 9);
  await take(page, 'office-case-unsigned');
  await page.getByRole('button', { name: '欧阳志远的签字链接' }).click();
  await page.getByRole('button', { name: '生成签字链接' }).click();
  await expect(page.getByLabel('签字链接', { exact: true })).toBeVisible();
  await take(page, 'office-case-sign-link', { window: true });
});

test('乡镇', async ({ browser }) => {
  const intake = await signInAt(browser, 'shouli');
  await take(intake, 'office-work');
  await openCase(intake, 8);
  await take(intake, 'office-case-submitted');
  await intake.getByRole('button', { name: '受理', exact: true }).click();
  await take(intake, 'office-case-confirm', { window: true });
  await openCase(intake, 8);
  await intake.getByRole('button', { name: /补正/ }).click();
  await take(intake, 'office-case-supplement');
  await openCase(intake, 5);
  await take(intake, 'office-case-posting');

  const investigator = await signInAt(browser, 'diaocha');
  await openCase(investigator, 6);
  await investigator.getByRole('button', { name: '认定家庭情况' }).click();
  await take(investigator, 'office-case-determine');
  await pressByKeyboard(investigator, '认定家庭情况');
  await take(investigator, 'office-case-determine-faults');

  const lead = await signInAt(browser, 'zhenling');
  await openCase(lead, 4);
  await unfold(lead);
  await take(lead, 'office-case-opinion');
});

test('县级', async ({ browser }) => {
  const approver = await signInAt(browser, 'xianpi');
  await take(approver, 'office-work-county');
  await approver.goto('/office/cases');
  await take(approver, 'office-cases');
  await approver.goto('/office/cases?number=DIBAO2031');
  await take(approver, 'office-cases-empty');
  await openCase(approver, 3);
  await unfold(approver);
  await take(approver, 'office-case-county');
  await makeMove(approver, '确认', '已确认');

  const intake = await signInAt(browser, 'shouli');
  await openCase(intake, 3);
  await intake.getByRole('button', { name: /登记送达/ }).click();
  await take(intake, 'office-case-delivery', { window: true });
  await openCase(intake, 1);
  await unfold(intake);
  await take(intake, 'office-case-granted');
  await openCase(intake, 2);
  await unfold(intake);
  await take(intake, 'office-case-refused');
});
