import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expectAccessible, expectNoSideScroll } from '../support/accessibility.ts';
import type { PictureName } from './album.ts';

/** Where the pictures are kept. */
export const albumFolder = fileURLToPath(new URL('../../../docs/screens', import.meta.url));

/** The windows a page is taken in. A list of hundreds of rows is cut at `longest`. */
export const views = {
  desk: { name: '桌面', width: 1280, height: 800, longest: 1800 },
  phone: { name: '手机', width: 390, height: 844, longest: 2400 },
} as const;

export const fileOf = (view: string, name: string): string => `${view}-${name}.jpg`;

/**
 * Takes the page as it stands, on a desk and on a phone, and fails when axe finds something or the phone has to be
 * pushed sideways. `window` takes no more than the window shows, as when a dialog stands over the page.
 */
export async function take(page: Page, name: PictureName, { window = false } = {}): Promise<void> {
  await page.mouse.move(0, 0);
  for (const [view, { width, height, longest }] of Object.entries(views)) {
    await page.setViewportSize({ width, height });
    await expectAccessible(page);
    await expectNoSideScroll(page);
    await page.evaluate(() => document.fonts.ready);
    if (!window) {
      // A window as long as the page: what sticks to its foot then stands where it belongs.
      const whole = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ width, height: Math.min(whole, longest) });
      await page.evaluate(() => scrollTo(0, 0));
    }
    const path = join(albumFolder, fileOf(view, name));
    await page.screenshot({ path, type: 'jpeg', quality: 38, animations: 'disabled' });
  }
  await page.setViewportSize({ width: views.desk.width, height: views.desk.height });
}
