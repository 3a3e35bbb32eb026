import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { signInAt } from '../support/office.ts';
import { expect, test } from '../support/test.ts';
import { albumFolder, take } from './take.ts';

/** A PDF of the county, kept in a file; its first page becomes a picture of the album. */
async function takeSheet(page: Page, address: string, name: string): Promise<string> {
  const pdf = await page.request.get(address);
  expect(pdf.headers()['content-type']).toBe('application/pdf');
  const file = join(mkdtempSync(join(tmpdir(), 'jimin-screens-')), `${name}.pdf`);
  writeFileSync(file, await pdf.body());
  const picture = join(albumFolder, name);
  poppler('pdftoppm', ['-jpeg', '-jpegopt', 'quality=70', '-r', '90', '-singlefile', file, picture]);
  return file;
}

/** Chromium without a window draws no PDF. Where the system has no poppler, the pictures of before stay. */
function poppler(program: 'pdftoppm' | 'pdftotext', given: readonly string[]): string {
  try {
    return execFileSync(program, given, { encoding: 'utf8' });
  } catch {
    console.log(`没有 ${program}（poppler-utils），${given.at(-1)} 没有重拍`);
    return '';
  }
}

async function letterOf(page: Page, number: number): Promise<string> {
  await page.goto(`/office/cases?number=DIBAO2026${String(number).padStart(6, '0')}`);
  await page.getByRole('region', { name: '办件列表' }).getByRole('link').first().click();
  const link = page.getByRole('region', { name: '文书' }).getByRole('link', { name: /PDF/ }).first();
  return (await link.getAttribute('href')) ?? '';
}

test('决定书、公示单，和文书的核验', async ({ browser, page: holder }) => {
  const page = await signInAt(browser, 'shouli');
  const grant = await takeSheet(page, await letterOf(page, 1), 'letter-grant');
  await takeSheet(page, await letterOf(page, 2), 'letter-refusal');
  await page.goto('/office/notices');
  await page.getByRole('region', { name: '公示列表' }).getByRole('link', { name: /禤/ }).click();
  const sheet = page.getByRole('link', { name: /打印公示单/ });
  await takeSheet(page, (await sheet.getAttribute('href')) ?? '', 'notice-sheet');

  await holder.goto('/verify');
  await take(holder, 'residents-verify');
  await holder.goto('/verify?code=7K3M-XW9P-2RTB');
  await expect(holder.getByRole('alert')).toBeVisible();
  await take(holder, 'residents-verify-unknown');
  const code = /\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(poppler('pdftotext', [grant, '-']))?.[0];
  if (code === undefined) return;
  await holder.goto(`/verify?code=${code}`);
  await expect(holder.getByText('出过这份文书')).toBeVisible();
  await take(holder, 'residents-verified');
});
