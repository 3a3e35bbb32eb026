import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { signInAt } from '../support/office.ts';
import { expect, test } from '../support/test.ts';
import { albumFolder, take } from './take.ts';

/** The first page of a PDF as a picture, by the program of the system; without it the picture of before stays. */
async function takeSheet(page: Page, address: string, name: string): Promise<void> {
  const pdf = await page.request.get(address);
  expect(pdf.headers()['content-type']).toBe('application/pdf');
  const file = join(mkdtempSync(join(tmpdir(), 'jimin-screens-')), `${name}.pdf`);
  writeFileSync(file, await pdf.body());
  try {
    execFileSync('pdftoppm', ['-jpeg', '-jpegopt', 'quality=70', '-r', '90', '-singlefile', file, join(albumFolder, name)]);
  } catch {
    console.log(`没有 pdftoppm，${name}.jpg 没有重拍`);
  }
}

async function letterOf(page: Page, number: number): Promise<string> {
  await page.goto(`/office/cases?number=DIBAO2026${String(number).padStart(6, '0')}`);
  await page.getByRole('region', { name: '办件列表' }).getByRole('link').first().click();
  const link = page.getByRole('region', { name: '文书' }).getByRole('link', { name: /PDF/ }).first();
  return (await link.getAttribute('href')) ?? '';
}

test('决定书、公示单，和文书的核验', async ({ browser }) => {
  const page = await signInAt(browser, 'shouli');
  const grant = await letterOf(page, 1);
  await takeSheet(page, grant, 'letter-grant');
  await takeSheet(page, await letterOf(page, 2), 'letter-refusal');
  await page.goto('/office/notices');
  await page.getByRole('region', { name: '公示列表' }).getByRole('link', { name: /禤/ }).click();
  const sheet = page.getByRole('link', { name: /打印公示单/ });
  await takeSheet(page, (await sheet.getAttribute('href')) ?? '', 'notice-sheet');
});
