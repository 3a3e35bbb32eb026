import { expect, type Locator, type Page } from '@playwright/test';

/** Reaches an element by the Tab key alone, as one does who has no mouse; fails when it can't be reached. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 250; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`用 Tab 键到不了 ${String(target)}`);
}

/** Reaches a button by Tab and presses it by Enter. */
export async function pressByKeyboard(page: Page, name: string | RegExp): Promise<void> {
  const button = page.getByRole('button', { name, exact: typeof name === 'string' }).first();
  await expect(button).toBeEnabled();
  await tabTo(page, button);
  await page.keyboard.press('Enter');
}
