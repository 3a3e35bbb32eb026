import { Readable } from 'node:stream';
import { confirmImport, getImport, listImportHouseholds, startImport } from '#core/feeds/index.ts';
import { uploadFile } from '#core/files/index.ts';
import { type PlainMonth, plainMonth } from '#kit/plain-date.ts';
import { newKey, type PayCounty } from './pay-county.ts';

/** Uploads a ledger and has it read; answers the batch as people see it. */
export async function readLedgerFile(county: PayCounty, feed: string, content: Buffer, name = '台账.xlsx') {
  const { office, clerk } = county;
  const file = await uploadFile(office, clerk, { name, content: Readable.from([content]) });
  const { id } = await startImport(office, clerk, { feed, file: file.id, key: newKey() });
  await county.runJobs();
  return getImport(office, clerk, id);
}

/** Confirms an import and has it entered. */
export async function enterImport(county: PayCounty, batch: string, paidThrough?: string) {
  const { office, clerk } = county;
  const month: PlainMonth | undefined = paidThrough === undefined ? undefined : plainMonth(paidThrough);
  await confirmImport(office, clerk, { batch, paidThrough: month, key: newKey() });
  await county.runJobs();
  return getImport(office, clerk, batch);
}

/** The faults of a preview: `行 列 表头 | 内容 | 说明`. */
export async function faultsOf(county: PayCounty, batch: string): Promise<string[]> {
  const { items } = await listImportHouseholds(county.office, county.clerk, { batch, limit: 200 });
  return items.flatMap(({ faults }) =>
    faults.map(
      ({ row, column, header, found, message }) => `${row} ${column ?? '-'} ${header ?? '-'} | ${found} | ${message}`,
    ),
  );
}
