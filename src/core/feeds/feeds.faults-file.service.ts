import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type Actor, access, inTransaction } from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import type { Feed } from '#kit/feed.ts';
import type { Tx } from '#platform/database.ts';
import { type TableColumn, type TableRow, writeWorkbook } from '#platform/spreadsheet/index.ts';
import { getBatch } from './feeds.read.service.ts';
import { getFeed } from './feeds.reading.service.ts';
import * as store from './feeds.store.ts';
import type { ImportBatch, ImportHousehold, ImportOffice, LedgerFault } from './feeds.ts';

const pageSize = 500;

/**
 * The rows of the households that were not imported, as they are written, with what is wrong beside them: mended, the file can be
 * uploaded again. It holds numbers unmasked, so it is audited. @throws ImportNotFound
 */
export async function makeFaultsFile(
  office: ImportOffice,
  actor: Actor,
  id: string,
): Promise<{ readonly name: string; readonly content: Buffer }> {
  access.require(actor, 'import.make');
  return inTransaction(office, actor, async (tx) => {
    const batch = await getBatch(tx, office, id);
    const feed = getFeed(office, batch.feed);
    const stream = new PassThrough();
    const reading = buffer(stream);
    await writeWorkbook(stream, {
      sheetName: '未导入',
      columns: columnsOf(feed),
      rows: rowsOf(tx, office, batch, feed),
    });
    await append(tx, office, actor, {
      action: 'import.faults-file',
      purpose: '改正台账中的错误',
      detail: { batch: batch.id },
    });
    const name = `${batch.fileName.replace(/\.xlsx$/i, '')}-未导入.xlsx`;
    return { name, content: await reading };
  });
}

function columnsOf(feed: Feed): readonly TableColumn[] {
  return [
    ...feed.columns.map(({ headers: [first], name }) => ({ header: first ?? name, width: 18, kind: 'text' as const })),
    { header: '原行号', width: 8, kind: 'integer' },
    { header: '错误说明', width: 80, kind: 'text' },
  ];
}

async function* rowsOf(tx: Tx, office: ImportOffice, batch: ImportBatch, feed: Feed): AsyncGenerator<TableRow> {
  let after = 0;
  for (;;) {
    const page = { batch: batch.id, states: ['faulty', 'skipped'] as const, after, limit: pageSize };
    const households = await store.findHouseholds(tx, office.county, office.keys, page);
    for (const household of households) yield* rowsOfHousehold(feed, household);
    const last = households.at(-1);
    if (last === undefined || households.length < pageSize) return;
    after = last.firstRow;
  }
}

function rowsOfHousehold(feed: Feed, { content }: ImportHousehold): TableRow[] {
  return content.rows.map(({ row, cells }) => {
    const faults = content.faults.filter((fault) => fault.row === row).map(inWords);
    return [...feed.columns.map(({ key }) => cells[key] ?? null), row, faults.join('；')];
  });
}

function inWords({ column, header, message }: LedgerFault): string {
  if (header === null) return message;
  return `${column === null ? '' : `${column}列`}“${header}”：${message}`;
}
