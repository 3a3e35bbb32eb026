import type { Fen } from '#kit/money.ts';
import { maskName } from '#kit/person-name.ts';
import type { PlainMonth } from '#kit/plain-date.ts';
import type { Instant } from '#platform/clock.ts';
import { defineError, type NoFacts } from '#platform/errors.ts';
import type { HoldReason, LineType, PayRunState } from './payments.contract.ts';

/** A pay run: made by one, approved by another, frozen and hashed. Sums in 分. */
export interface PayRun {
  readonly id: string;
  readonly month: PlainMonth;
  /** 批次号, such as 202607-01: the first run of July 2026. */
  readonly number: string;
  readonly state: PayRunState;
  readonly lines: number;
  readonly total: Fen;
  readonly held: number;
  readonly heldTotal: Fen;
  /** SM3 of the canonical lines in hex; null until it is frozen. */
  readonly digest: string | null;
  readonly madeBy: string;
  readonly madeByName: string;
  readonly madeAt: Instant;
  readonly approvedBy: string | null;
  readonly approvedByName: string | null;
  readonly approvedAt: Instant | null;
  readonly job: string;
}

/** One benefit's month to be paid. */
export interface PayLine {
  readonly number: number;
  readonly benefit: string;
  readonly kind: string;
  readonly month: PlainMonth;
  readonly type: LineType;
  readonly payee: string;
  readonly payeeName: string;
  readonly account: string;
  /** The name the account is kept in. */
  readonly holder: string;
  readonly bank: string | null;
  readonly accountMask: string;
  /** The keyed index of the account number: pins the number without showing it. */
  readonly accountIndex: Buffer;
  readonly amount: Fen;
  /** Where the benefit was when the run was made. */
  readonly division: string;
}

/** One benefit's month that is due and not payable. */
export interface PayHold {
  readonly number: number;
  readonly benefit: string;
  readonly kind: string;
  readonly month: PlainMonth;
  readonly payee: string;
  readonly payeeName: string;
  readonly amount: Fen;
  readonly reason: HoldReason;
  readonly division: string;
}

/** Lines and holds of a run in one town. */
export interface TownSum {
  readonly town: string;
  readonly lines: number;
  readonly amount: Fen;
  readonly held: number;
  readonly heldAmount: Fen;
}

/** A line that no longer agrees with what is due. */
export interface OutdatedLine {
  readonly payeeName: string;
  readonly month: PlainMonth;
  readonly reason: 'payee-dead' | 'suspended' | 'account-changed' | 'amount-changed' | 'not-due';
}

export const holdReasons: Readonly<Record<HoldReason, string>> = {
  'payee-dead': '收款人已登记死亡',
  'no-account': '收款人没有银行账户',
  suspended: '待遇暂停发放',
};

const outdatedReasons: Readonly<Record<OutdatedLine['reason'], string>> = {
  'payee-dead': '收款人已登记死亡',
  suspended: '待遇已暂停发放',
  'account-changed': '收款账户已变更',
  'amount-changed': '应发金额已变更',
  'not-due': '待遇已停发',
};

/** The text whose SM3 is the digest: a head line, then a line each, by number. No field can hold a tab or a line break. */
export function canonicalHead(county: string, run: Pick<PayRun, 'number' | 'month' | 'lines' | 'total'>): string {
  return `${['jimin-pay-run-1', county, run.number, run.month, run.lines, run.total].join('\t')}\n`;
}

export function canonicalLine(line: PayLine): string {
  const {
    number,
    benefit,
    kind,
    month,
    type,
    payee,
    payeeName,
    account,
    holder,
    bank,
    accountIndex,
    amount,
    division,
  } = line;
  const fields = [
    number,
    benefit,
    kind,
    month,
    type,
    payee,
    payeeName,
    account,
    holder,
    bank ?? '',
    accountIndex.toString('hex'),
  ];
  return `${[...fields, amount, division].join('\t')}\n`;
}

export const PayRunNotFound = defineError<NoFacts>(
  'payments.run-not-found',
  'not-found',
  '没有找到该发放批次',
  () => '批次不存在，或不在您的管辖范围内。请从发放批次列表中重新选择。',
);

export const MonthNotBegun = defineError<{ month: PlainMonth; now: PlainMonth }>(
  'payments.month-not-begun',
  'invalid',
  '该月还没有到',
  ({ month, now }) => `现在是 ${now}，还不能生成 ${month} 的发放批次。请选择 ${now} 或以前的月份。`,
);

export const OpenRunExists = defineError<{ number: string; month: PlainMonth; state: PayRunState }>(
  'payments.open-run-exists',
  'conflict',
  '该月已有未复核的批次',
  ({ number, month, state }) =>
    `${month} 的批次 ${number} ${state === 'making' ? '正在生成' : '已生成，等待复核'}。请先复核或作废它，再生成新的批次。`,
);

export const MakerMayNotApprove = defineError<{ number: string }>(
  'payments.maker-may-not-approve',
  'forbidden',
  '不能复核自己生成的批次',
  ({ number }) => `批次 ${number} 是您生成的。按不相容岗位分离的要求，请由另一人复核。`,
);

export const RunNotReady = defineError<{ number: string; state: PayRunState; wanted: string }>(
  'payments.run-not-ready',
  'conflict',
  '批次现在不能这样办',
  ({ number, state, wanted }) => `批次 ${number} ${runStates[state]}，不能${wanted}。请刷新页面，核对批次状态。`,
);

export const RunEmpty = defineError<{ number: string; held: number }>(
  'payments.run-empty',
  'conflict',
  '批次里没有可发的款项',
  ({ number, held }) =>
    `批次 ${number} 没有可发的款项${held > 0 ? `，有 ${held} 笔暂缓` : ''}，不需要复核。请作废本批次，处理暂缓原因后重新生成。`,
);

export const RunOutdated = defineError<{ number: string; count: number; lines: readonly OutdatedLine[] }>(
  'payments.run-outdated',
  'conflict',
  '批次与现在的情况不符',
  ({ number, count, lines }) => {
    const each = lines.map((line) => `${maskName(line.payeeName)} ${line.month}（${outdatedReasons[line.reason]}）`);
    const more = count > lines.length ? `等 ${count} 笔` : '';
    return `批次 ${number} 生成以后情况有变：${each.join('、')}${more}。请作废本批次，重新生成后再复核。`;
  },
);

export const RunTampered = defineError<{ number: string }>(
  'payments.run-tampered',
  'conflict',
  '批次明细与复核时不一致',
  ({ number }) =>
    `批次 ${number} 的明细与复核冻结时的校验值不符，数据可能被改动过。请立即停止拨付，保留现场并报告安全审计人员。`,
);

const runStates: Readonly<Record<PayRunState, string>> = {
  making: '正在生成',
  made: '已生成，等待复核',
  frozen: '已复核冻结',
  cancelled: '已作废',
};
