import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type Actor, access, type Context, inTransaction } from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import { outcomeNames } from '#kit/rule.ts';
import type { Tx } from '#platform/database.ts';
import { type TableColumn, type TableRow, writeWorkbook } from '#platform/spreadsheet/index.ts';
import type { ProposalFilter, ProposalKind } from './decisions.contract.ts';
import * as store from './decisions.county.store.ts';
import { asked, getRun } from './decisions.read.service.ts';
import type { DecisionRun } from './decisions.ts';
import { proposalRows } from './proposal-rows.ts';

export interface DecisionFile {
  readonly name: string;
  readonly content: Buffer;
}

const kindNames: Readonly<Record<ProposalKind, string>> = {
  start: '可能符合，请告知申请',
  change: '调整金额',
  stop: '停发',
};

const columns: readonly TableColumn[] = [
  { header: '序号', width: 8, kind: 'integer' },
  { header: '户主', width: 12, kind: 'text' },
  { header: '村（社区）', width: 24, kind: 'text' },
  { header: '建议', width: 20, kind: 'text' },
  { header: '结论', width: 14, kind: 'text' },
  { header: '类别', width: 18, kind: 'text' },
  { header: '计入人数', width: 10, kind: 'integer' },
  { header: '现每月(元)', width: 14, kind: 'money' },
  { header: '判定每月(元)', width: 14, kind: 'money' },
  { header: '差额(元)', width: 14, kind: 'money' },
  { header: '理由和依据', width: 80, kind: 'text' },
];

const pageSize = 2000;

/** All proposals of a run in the actor's scope as a workbook, the largest difference first. @throws DecisionRunNotFound */
export async function exportProposals(
  ctx: Context,
  actor: Actor,
  input: ProposalFilter & { readonly run: string },
): Promise<DecisionFile> {
  access.require(actor, 'decision.read');
  return inTransaction(ctx, actor, async (tx) => {
    const run = await getRun(tx, ctx, input.run);
    const found = await findAll(tx, ctx, run, input);
    const subjects = new Set<string>();
    const content = await workbookOf(`判定建议 ${run.number}`, columns, rowsOf(tx, ctx, run, found, subjects));
    await append(tx, ctx, actor, {
      action: 'decision-run.export',
      purpose: '导出判定建议',
      subjects: [...subjects],
      detail: { run: run.id, item: run.item, number: run.number, households: found.length },
    });
    return { name: `判定建议-${run.number}.xlsx`, content };
  });
}

/** Everything that is in sight, before the transaction takes the job role to name the heads. */
async function findAll(
  tx: Tx,
  ctx: Context,
  run: DecisionRun,
  filter: ProposalFilter,
): Promise<readonly store.ProposalFound[]> {
  const all: store.ProposalFound[] = [];
  for (;;) {
    const after = all.at(-1);
    const page = await store.findProposals(tx, ctx.county, { ...asked(ctx, run, filter), after, limit: pageSize });
    all.push(...page);
    if (page.length < pageSize) return all;
  }
}

async function* rowsOf(
  tx: Tx,
  ctx: Context,
  run: DecisionRun,
  proposals: readonly store.ProposalFound[],
  subjects: Set<string>,
): AsyncGenerator<TableRow> {
  for (let at = 0; at < proposals.length; at += pageSize) {
    const page = await proposalRows(tx, ctx, run, proposals.slice(at, at + pageSize));
    for (const subject of page.subjects) subjects.add(subject);
    for (const [index, row] of page.rows.entries()) {
      yield [
        ...[at + index + 1, row.headName, row.place, kindNames[row.kind], outcomeNames[row.outcome], row.className],
        ...[row.members, row.before, row.after, row.difference],
        row.reasons.map(({ text, clause }) => `${text}〔${clause}〕`).join('；'),
      ];
    }
  }
}

/** One sheet as bytes. */
export async function workbookOf(
  sheetName: string,
  table: readonly TableColumn[],
  rows: AsyncIterable<TableRow> | Iterable<TableRow>,
): Promise<Buffer> {
  const stream = new PassThrough();
  // A fault of the rows ends the stream too; the one thrown by the writer says why.
  const reading = buffer(stream).catch(() => Buffer.alloc(0));
  await writeWorkbook(stream, { sheetName, columns: table, rows });
  return reading;
}
