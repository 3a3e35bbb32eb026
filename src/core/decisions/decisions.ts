import { type Catalogue, findByKey } from '#kit/catalogue.ts';
import type { FactKind } from '#kit/fact-kind.ts';
import type { Item } from '#kit/item.ts';
import type { PlainDate, PlainMonth } from '#kit/plain-date.ts';
import type { Outcome, Reason } from '#kit/rule.ts';
import type { Instant } from '#platform/clock.ts';
import { defineError, type NoFacts } from '#platform/errors.ts';
import type {
  DecisionClassCount,
  DecisionRunDetail,
  DecisionRunState,
  ProposalKind,
  ProposalTown,
} from './decisions.contract.ts';

/** An item that can be decided without a case, and the fact that says how much of its benefit runs. */
export interface DecidableItem {
  readonly item: Item;
  readonly running: FactKind;
}

/** One county decided once. */
export interface DecisionRun {
  readonly id: string;
  readonly item: string;
  readonly month: PlainMonth;
  /** 202607-01: the first run of the item for July 2026. */
  readonly number: string;
  readonly state: DecisionRunState;
  readonly decidedOn: PlainDate;
  readonly knownAt: Instant | null;
  readonly rule: string | null;
  readonly households: number;
  readonly decided: number;
  readonly starts: number;
  readonly changes: number;
  readonly stops: number;
  readonly summary: DecisionSummary | null;
  readonly madeBy: string;
  readonly madeByName: string;
  readonly madeAt: Instant;
  readonly job: string;
}

/** What a run came to besides its proposals; kept as JSON. */
export type DecisionSummary = Pick<
  DecisionRunDetail,
  'running' | 'unchanged' | 'notDecided' | 'notDecidedInPayment' | 'undecided' | 'kinds'
> & {
  readonly classes: readonly Omit<DecisionClassCount, 'className'>[];
  readonly towns: readonly Omit<ProposalTown, 'name'>[];
};

/** What a run proposes of one household; its reasons name people by their ids. Sums are 分 a month. */
export interface Proposal {
  readonly household: string;
  readonly division: string;
  readonly kind: ProposalKind;
  readonly outcome: Outcome;
  readonly class: string;
  readonly before: number;
  readonly after: number;
  readonly members: readonly string[];
  readonly reasons: readonly Reason[];
}

export const UnknownItem = defineError<{ item: string; known: readonly string[] }>(
  'decisions.unknown-item',
  'invalid',
  '不能全县判定的事项',
  ({ item, known }) =>
    `事项“${item}”不存在，或它的规则不能脱离办件判定。可以全县判定的有：${known.length === 0 ? '暂无' : known.join('、')}。`,
);

export const NoRuleYet = defineError<{ item: string; on: PlainDate }>(
  'decisions.no-rule-yet',
  'conflict',
  '还没有施行的规则',
  ({ item, on }) => `“${item}”在 ${on} 还没有施行的规则，不能按这一天判定。请改选以后的月份。`,
);

export const RunUnderWay = defineError<{ item: string; month: PlainMonth; number: string }>(
  'decisions.run-under-way',
  'conflict',
  '正在判定',
  ({ item, month, number }) => `“${item}”${month} 的判定批次 ${number} 还在进行。请等它完成，或先取消它，再重新发起。`,
);

export const DecisionRunNotFound = defineError<NoFacts>(
  'decisions.run-not-found',
  'not-found',
  '没有找到判定批次',
  () => '判定批次不存在，或不是本县的。请从判定批次列表中进入。',
);

export const ProposalNotFound = defineError<NoFacts>(
  'decisions.proposal-not-found',
  'not-found',
  '没有找到判定建议',
  () => '这一户在这个批次中没有建议，或不在您的管辖范围内。请从判定建议列表中进入。',
);

export const MonthOutOfReach = defineError<{ month: PlainMonth; last: PlainMonth }>(
  'decisions.month-out-of-reach',
  'invalid',
  '月份太远',
  ({ month, last }) => `现在的事实只够判定到 ${last}，不能判定 ${month}。更远的月份请用政策测算。`,
);

/** The items that can be decided without a case: their rules say for which month a household was determined last. */
export function decidableItems({ items, benefits }: Pick<Catalogue, 'items' | 'benefits'>): DecidableItem[] {
  return items.flatMap((item) => {
    const running = findByKey(benefits, item.key)?.fact;
    const decides = item.rules.some((rule) => rule.determinedFor !== undefined);
    return running === undefined || !decides ? [] : [{ item, running }];
  });
}

/** @throws UnknownItem */
export function getDecidable(catalogue: Pick<Catalogue, 'items' | 'benefits'>, key: string): DecidableItem {
  const items = decidableItems(catalogue);
  const found = items.find(({ item }) => item.key === key);
  if (found === undefined)
    throw UnknownItem({ item: key, known: items.map(({ item }) => `${item.key}（${item.name}）`) });
  return found;
}
