import { type Browser, expect, type Page } from '@playwright/test';
import { practicePassword } from '../../../src/server/practice/accounts.ts';
import { pressByKeyboard } from './keyboard.ts';

/** A desk of the office with one of the practice accounts signed in. */
export async function signInAt(browser: Browser, login: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await signInHere(page, login);
  return page;
}

/** Signs in with one of the practice accounts, as somebody else than before. */
export async function signInHere(page: Page, login: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto('/office');
  await page.getByLabel('用户名').fill(login);
  await page.getByLabel('密码').fill(practicePassword);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '退出登录' })).toBeVisible();
}

/** Opens a case from the worklist of the one who has to act next: it must lie there. */
export async function openFromWork(page: Page, number: string): Promise<void> {
  await page.goto('/office');
  await page.getByRole('region', { name: '待办列表' }).getByRole('link', { name: number }).click();
  await expect(page.getByRole('region', { name: '办理', exact: true })).toBeVisible();
}

/** Makes a move without a form by keyboard, and confirms it; the case then stands at the next stage. */
export async function makeMove(page: Page, name: string, stage: string): Promise<void> {
  await pressByKeyboard(page, name);
  const dialog = page.getByRole('dialog', { name });
  const confirm = dialog.getByRole('button', { name, exact: true });
  await confirm.focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('region', { name: '办理经过' })).toContainText(`现在：${stage}`);
}

/** Moves the date of the practice county, as its administrator. */
export async function moveDate(browser: Browser, to: string): Promise<void> {
  const page = await signInAt(browser, 'admin');
  await pressByKeyboard(page, '调整日期');
  await page.getByLabel('拨到哪一天').fill(to);
  await pressByKeyboard(page, '拨到这一天');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.context().close();
}
