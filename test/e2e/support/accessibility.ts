import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails with rule, element and mend for everything axe finds against WCAG 2.2 AA on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  // What is still being fetched would be judged half drawn.
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
  const findings = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id} @ ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  );
  expect(findings, `${page.url()} 有无障碍问题`).toEqual([]);
}

/** Fails when something is wider than the window: on a phone that means reading with two fingers. */
export async function expectNoSideScroll(page: Page): Promise<void> {
  const [content, visible] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content, `${page.url()} 超出屏幕宽度`).toBeLessThanOrEqual(visible ?? 0);
}
