import type { Context } from '#core/access/index.ts';
import type { FeedHousehold } from '#kit/feed.ts';
import type { Fen } from '#kit/money.ts';
import type { PlainMonth } from '#kit/plain-date.ts';
import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import { defineError, type NoFacts } from '#platform/errors.ts';
import type { HouseholdState, ImportState } from './feeds.contract.ts';

/** What is wrong with a cell, a row (`column` null) or a household, and how to mend it. */
export interface LedgerFault {
  /** As Excel counts. */
  readonly row: number;
  readonly column: string | null;
  readonly header: string | null;
  /** The text of the cell; empty where it is blank. */
  readonly found: string;
  readonly message: string;
  /** The cell holds a number that is shown masked. */
  readonly sealed: boolean;
}

/** What was read otherwise than it is written. */
export interface LedgerMend {
  readonly row: number;
  readonly column: string;
  readonly header: string;
  readonly found: string;
  readonly value: string;
}

/** One household of a ledger as it was read; `household` is null where it is faulty. */
export interface LedgerHousehold {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly name: string;
  /** Twelve digits; null where town or village were not found. */
  readonly division: string | null;
  readonly household: FeedHousehold | null;
  readonly faults: readonly LedgerFault[];
  readonly mends: readonly LedgerMend[];
  readonly notes: readonly string[];
  /** The cells by key of the column, as they are written. */
  readonly rows: readonly { readonly row: number; readonly cells: Readonly<Record<string, string>> }[];
  /** Where each person's number stands. */
  readonly numbers: readonly {
    readonly number: string;
    readonly row: number;
    readonly column: string;
    readonly header: string;
  }[];
}

export type ImportContent = Omit<LedgerHousehold, 'name' | 'division'>;

export interface ImportBatch {
  readonly id: string;
  readonly feed: string;
  readonly file: string;
  readonly fileName: string;
  readonly state: ImportState;
  readonly rows: number;
  readonly households: number;
  readonly faulty: number;
  readonly skipped: number;
  readonly imported: number;
  readonly note: string | null;
  readonly paidThrough: PlainMonth | null;
  readonly job: string;
  /** How the entering ended that left households over; null while it goes on, or where it is done. */
  readonly stopped: string | null;
  readonly madeBy: string;
  readonly madeByName: string;
  readonly createdAt: Instant;
  /** Twelve digits: households outside of it are faults. */
  readonly division: string;
}

export interface ImportHousehold {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly name: string;
  readonly division: string;
  readonly content: ImportContent;
  readonly state: HouseholdState;
  readonly household: string | null;
}

/** Benefits stand to the right of feeds: the server hands in what an import needs of them. */
export interface LedgerBenefits {
  start(
    tx: Tx,
    ctx: Context,
    benefit: {
      readonly kind: string;
      readonly household: string;
      readonly batch: string;
      readonly document: string;
      readonly payee: string;
      readonly account: string;
      readonly from: PlainMonth;
      readonly amount: Fen;
      readonly members: readonly string[];
      readonly division: string;
      readonly settledThrough: PlainMonth | null;
    },
  ): Promise<string>;
  /** Who of these people a benefit of the kind covers in the month or later. */
  findCoverage(
    tx: Tx,
    ctx: Context,
    asked: { readonly kind: string; readonly people: readonly string[]; readonly month: PlainMonth },
  ): Promise<readonly { readonly person: string; readonly headName: string }[]>;
}

/** What imports need beyond the common context. */
export type ImportOffice = Context & { readonly ledgerBenefits: LedgerBenefits };

export const FeedNotFound = defineError<{ feed: string; known: readonly string[] }>(
  'feeds.feed-not-found',
  'not-found',
  '没有这种台账',
  ({ feed, known }) => `没有标识为“${feed}”的台账，可以导入的有 ${known.join('、')}。`,
);

export const ImportNotFound = defineError<NoFacts>(
  'feeds.import-not-found',
  'not-found',
  '没有找到该导入批次',
  () => '导入批次不存在，或不在您的管辖范围内。请从导入列表中重新选择。',
);

export const ImportNotReady = defineError<{ state: ImportState; wanted: string }>(
  'feeds.import-not-ready',
  'conflict',
  '导入批次现在不能这样办',
  ({ state, wanted }) => `该批次${importStates[state]}，不能${wanted}。请刷新页面，核对批次状态。`,
);

export const NothingToImport = defineError<{ faulty: number }>(
  'feeds.nothing-to-import',
  'conflict',
  '没有可以导入的家庭',
  ({ faulty }) => `全部 ${faulty} 户都有错误。请下载错误清单，在台账中改正后重新上传。`,
);

export const NotAnExcelFile = defineError<{ name: string }>(
  'feeds.not-an-excel-file',
  'invalid',
  '不是 Excel 台账',
  ({ name }) => `“${name}”不是 xlsx 工作簿。请在 Excel 或 WPS 中另存为“Excel 工作簿（*.xlsx）”后上传。`,
);

export const PaidThroughInvalid = defineError<{ month: PlainMonth; now: PlainMonth }>(
  'feeds.paid-through-invalid',
  'invalid',
  '已发至月份有误',
  ({ month, now }) => `已发至 ${month} 晚于本月 ${now}。请填写在济民之外已经发放到的最后一个月。`,
);

/** The header lacks columns that are needed, or has one twice, or the unit is not 元. */
export const LedgerUnreadable = defineError<{ problems: readonly string[] }>(
  'feeds.ledger-unreadable',
  'invalid',
  '台账的表头有问题',
  ({ problems }) => `${problems.join('；')}。请改正表头后重新上传。`,
);

const importStates: Readonly<Record<ImportState, string>> = {
  reading: '正在读取',
  previewed: '已读完，等待确认',
  importing: '正在导入',
  done: '已导入完毕',
  failed: '没有读成',
};
