import { type Actor, access, asJobWithin, type Context, inTransaction } from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import { findOrigins } from '#core/benefits/index.ts';
import {
  type CaseDecision,
  CaseNotFound,
  decideAgain,
  decisionView,
  findDecisions,
  findHouseholdOfCase,
} from '#core/cases/index.ts';
import { findPaid } from '#core/payments/index.ts';
import { findHousehold, findPeople, HouseholdNotFound, type HouseholdWithMembers } from '#core/people/index.ts';
import { fen, sumFen } from '#kit/money.ts';
import { firstDay, monthOf, nextMonth, type PlainMonth } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import { canonicalJson } from '#platform/digest.ts';
import type { Replay, ReplayedDecision } from './decisions.replay.contract.ts';
import {
  BeforeFirstMonth,
  itemsByRules,
  MonthAhead,
  monthsFrom,
  NeverDecided,
  PeriodReversed,
  SeveralItems,
} from './decisions.replay.ts';
import { type Ground, groundOfCase, groundOfLedger, type Replayed, replayMonth } from './replay-month.ts';

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** The household of an id, or of a case by its number, as far as the actor sees it. @throws HouseholdNotFound, CaseNotFound */
const findSeen = async (tx: Tx, ctx: Context, asked: string): Promise<HouseholdWithMembers> => {
  const id = isId(asked) ? asked : await findHouseholdOfCase(tx, ctx, asked);
  if (id === undefined) throw CaseNotFound({ id: asked });
  const household = await findHousehold(tx, ctx, id);
  if (household === undefined) throw HouseholdNotFound({ household: id });
  return household;
};

/** What is to be replayed: the household's decisions of one item and those that decide as it does, and how its benefit began. */
type Past = Replayed & {
  readonly decisions: readonly CaseDecision[];
  readonly origins: Awaited<ReturnType<typeof findOrigins>>;
};

/** The item that has decided on the household, or pays it by a ledger. @throws NeverDecided, SeveralItems */
const readPast = async (tx: Tx, ctx: Context, household: HouseholdWithMembers, asked: string): Promise<Past> => {
  const decisions = await findDecisions(tx, ctx, household.id);
  const own = decisions.find(({ number }) => number === asked)?.item;
  const pasts: Past[] = [];
  for (const items of itemsByRules(ctx.catalogue.items)) {
    const keys = items.map(({ key }) => key);
    const benefit = ctx.catalogue.benefits.find(({ key }) => keys.includes(key));
    const item = items.find(({ key }) => key === benefit?.key) ?? items[0];
    if (item === undefined || (own !== undefined && !keys.includes(own))) continue;
    const made = decisions.filter((decision) => keys.includes(decision.item));
    const origins = await findOrigins(tx, ctx.county, { household: household.id, kind: item.key });
    const running = benefit?.fact;
    if (made.length + origins.length > 0) pasts.push({ item, running, household, decisions: made, origins });
  }
  const [past, another] = pasts;
  if (past === undefined) throw NeverDecided({});
  if (another !== undefined) throw SeveralItems({ items: pasts.map(({ item }) => `“${item.name}”`) });
  return past;
};

/** The months to replay. @throws MonthAhead, PeriodReversed, BeforeFirstMonth */
const monthsOf = (past: Past, month: PlainMonth, until: PlainMonth, last: PlainMonth): readonly PlainMonth[] => {
  if (month > last) throw MonthAhead({ month, last });
  if (until < month) throw PeriodReversed({ month, until });
  if (until > last) throw MonthAhead({ month: until, last });
  const [first = month] = [
    ...past.decisions.map(({ decidedOn }) => nextMonth(monthOf(decidedOn))),
    ...past.origins.map(({ from }) => from),
  ].sort();
  if (month < first) throw BeforeFirstMonth({ month, first });
  return monthsFrom(month, until);
};

/** On what the amount of a month rests: the last decision before it, else the ledger or paper that began the benefit. */
const groundOf = (past: Past, month: PlainMonth): CaseDecision | Past['origins'][number] | undefined =>
  past.decisions.findLast(({ decidedOn }) => decidedOn < firstDay(month)) ??
  past.origins.findLast(({ from }) => from <= month);

const replayDecision = async (tx: Tx, ctx: Context, made: CaseDecision): Promise<ReplayedDecision> => {
  const again = await decideAgain(tx, ctx, made);
  const identical = canonicalJson(again) === canonicalJson(made.decision);
  const { case: id, number, moveName, decidedOn, knownAt, decision } = made;
  return {
    ...{ case: id, number, moveName, decidedOn, knownAt, identical },
    decision: decisionView(decision),
    again: identical ? null : decisionView(again),
  };
};

/**
 * A household's months decided again. What was decided is made anew from what was known then and must be the same to the
 * letter; and each month is decided with all that is known now, beside what ran and was paid, 分, with the reasons of the
 * difference: what was learned since, and what was known and came with time. `household` is its id or the number of one of
 * its cases; `until` is the business month unless said. Nothing is stored but the audit row.
 * @throws HouseholdNotFound, CaseNotFound, MonthAhead, PeriodReversed, NeverDecided, SeveralItems, BeforeFirstMonth
 */
export const replayHousehold = async (
  ctx: Context,
  actor: Actor,
  asked: { readonly household: string; readonly month: PlainMonth; readonly until?: PlainMonth | undefined },
): Promise<Replay> => {
  access.require(actor, 'decision.read');
  access.require(actor, 'people.read-sensitive');
  const last = monthOf(ctx.clock.today());
  return inTransaction(ctx, actor, async (tx) => {
    const household = await findSeen(tx, ctx, asked.household);
    await asJobWithin(tx);
    const past = await readPast(tx, ctx, household, asked.household);
    const months = monthsOf(past, asked.month, asked.until ?? last, last);
    const paid = await findPaid(tx, ctx, {
      household: household.id,
      kind: past.item.key,
      from: asked.month,
      until: months.at(-1) ?? asked.month,
    });

    const grounds = new Map<CaseDecision | Past['origins'][number], Ground>();
    const used: CaseDecision[] = [];
    const replayed: Replay['months'] = [];
    for (const month of months) {
      const on = groundOf(past, month);
      if (on === undefined) continue;
      const ground =
        grounds.get(on) ??
        ('decision' in on
          ? await groundOfCase(tx, ctx, past, on, used.push(on) - 1)
          : await groundOfLedger(tx, ctx, past, on));
      grounds.set(on, ground);
      replayed.push(await replayMonth(tx, ctx, past, ground, { month, paid: paid.get(month) ?? null }));
    }
    const decisions: ReplayedDecision[] = [];
    for (const made of used) decisions.push(await replayDecision(tx, ctx, made));

    const people = [household.head, ...household.memberships.map(({ person }) => person)];
    const subjects = [...new Set([...people, ...used.flatMap((made) => made.people)])];
    await append(tx, ctx, actor, {
      action: 'decision.replay',
      subjects,
      detail: { household: household.id, item: past.item.key, month: asked.month, until: months.at(-1) },
    });
    const [head] = await findPeople(tx, ctx, [household.head]);
    return {
      household: household.id,
      headName: head?.name ?? '',
      item: past.item.key,
      itemName: past.item.name,
      decisions,
      months: replayed,
      difference: sumFen(replayed.map(({ difference }) => fen(difference ?? 0))),
      undetermined: replayed.filter(({ due }) => due === null).length,
    };
  });
};
