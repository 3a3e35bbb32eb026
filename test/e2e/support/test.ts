import { test as base } from '@playwright/test';

export { expect } from '@playwright/test';
export { expectAccessible, expectNoSideScroll } from './accessibility.ts';

/** Playwright's test, which also fails when a page throws or complains in the console. */
export const test = base.extend<{ silence: undefined }>({
  silence: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        // The browser reports every refused request this way; refusals are part of many journeys.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          complaints.push(message.text());
      });
      await use(undefined);
      base.expect(complaints, '页面在控制台报错').toEqual([]);
    },
    { auto: true },
  ],
});
