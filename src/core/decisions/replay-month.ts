import type { Context } from '#core/access/index.ts';
import type { BenefitOrigin } from '#core/benefits/index.ts';
import { type CaseDecision, decisionView } from '#core/cases/index.ts';
import { NoParameterValue, parametersOn } from '#core/parameters/index.ts';
import { findWithdrawn, type HouseholdWithMembers, readSituation, type WithdrawnFact } from '#core/people/index.ts';
import type { FactKind, Standing } from '#kit/fact-kind.ts';
import { type Item, ruleOn } from '#kit/item.ts';
import { fen, formatYuan } from '#kit/money.ts';
import type { ParametersOn } from '#kit/parameter.ts';
import { addMonthsTo, firstDay, formatChinese, lastDay, type PlainDate, type PlainMonth } from '#kit/plain-date.ts';
import { type ExplainedDecision, explainDecision } from '#kit/rule.ts';
import { dayNumber, type Situation, type SituationFact, valueOn } from '#kit/situation.ts';
import type { Tx } from '#platform/database.ts';
import { compareExplanations } from './compare-explanations.ts';
import type { ReplayChange, ReplayedMonth } from './decisions.replay.contract.ts';
import { endOf, withRelations } from './decisions.replay.ts';
import { anewIn, belongingOn, datesAnew, dueIn, neverDetermined } from './judge-household.ts';

/** What is known of a household, at one time. */
type Known = { readonly situation: Situation; readonly parameters: ParametersOn };

/** What the amounts of some months rest on, with what was known when they were set and what is known now. */
export type Ground = {
  /** The place among the decisions that are replayed; null where a ledger or paper began the benefit. */
  readonly index: number | null;
  readonly decision: ExplainedDecision | null;
  readonly decidedOn: PlainDate | null;
  /** The month of the application; from a ledger, what the rule finds in the situation. */
  readonly appliedIn: PlainMonth | null;
  readonly knownThen: Known;
  readonly knownNow: Known;
  readonly withdrawn: readonly WithdrawnFact[];
};

/** An item that decided on a household, and the fact that says how much of its benefit runs, if it has one. */
export type Replayed = {
  readonly item: Item;
  readonly running: FactKind | undefined;
  readonly household: HouseholdWithMembers;
};

/** What is not determined yields proposals, and a replay is no more than one. */
const trusted: readonly Standing[] = ['reported', 'found', 'determined'];

const everyoneOf = ({ memberships }: HouseholdWithMembers, first: readonly string[]): readonly string[] => [
  ...new Set([...first, ...memberships.map(({ person }) => person)]),
];

/** The ground of a decision of a case: its people and relations, and who joined or left the household since. */
export const groundOfCase = async (
  tx: Tx,
  ctx: Context,
  { household }: Replayed,
  made: CaseDecision,
  index: number,
): Promise<Ground> => {
  const { relations, knownAt, division, facts, appliedIn } = made;
  const of = { household: household.id };
  const then = await readSituation(tx, ctx, {
    ...{ ...of, people: made.people, relations },
    ...{ standings: ['determined'], versions: facts },
  });
  const people = everyoneOf(household, made.people);
  const now = await readSituation(tx, ctx, { ...of, people, standings: trusted, reportedSince: knownAt });
  return {
    ...{ index, decision: made.decision, decidedOn: made.decidedOn, appliedIn },
    knownThen: { situation: then, parameters: await parametersOn(tx, ctx, division, { knownAt }) },
    knownNow: {
      situation: withRelations(now, relations, firstDay(appliedIn)),
      parameters: await parametersOn(tx, ctx, division),
    },
    withdrawn: await findWithdrawn(tx, ctx, then.versions),
  };
};

/** The ground of a benefit that no decision here began: what was known when it was entered. */
export const groundOfLedger = async (
  tx: Tx,
  ctx: Context,
  { household }: Replayed,
  { knownFrom }: BenefitOrigin,
): Promise<Ground> => {
  const read = { people: everyoneOf(household, []), household: household.id, standings: trusted };
  const then = await readSituation(tx, ctx, { ...read, knownAt: knownFrom });
  const { division } = household;
  return {
    ...{ index: null, decision: null, decidedOn: null, appliedIn: null },
    knownThen: { situation: then, parameters: await parametersOn(tx, ctx, division, { knownAt: knownFrom }) },
    knownNow: { situation: await readSituation(tx, ctx, read), parameters: await parametersOn(tx, ctx, division) },
    withdrawn: await findWithdrawn(tx, ctx, then.versions),
  };
};

type Decided = { readonly decision: ExplainedDecision } | { readonly unknown: string };

/** Decides a month anew from what is known at one time, or says why it can't be. */
const decide = ({ item }: Replayed, ground: Ground, { situation, parameters }: Known, month: PlainMonth): Decided => {
  const dayBefore = lastDay(addMonthsTo(month, -1));
  const [decidedOn = dayBefore] = [dayBefore, ground.decidedOn ?? dayBefore].toSorted().slice(-1);
  if (!item.rules.some(({ from }) => from <= decidedOn)) {
    return { unknown: `“${item.name}”在${formatChinese(decidedOn)}还没有施行的规则` };
  }
  const rule = ruleOn(item, decidedOn);
  const appliedIn = ground.appliedIn ?? rule.determinedFor?.(situation);
  if (appliedIn === undefined) return { unknown: `该户${neverDetermined.text}：先复核，认定以后才能重新判定` };
  const dates = datesAnew(appliedIn, anewIn(month, decidedOn));
  try {
    return {
      decision: explainDecision(rule, belongingOn(situation, dayNumber(lastDay(dates.asOf))), parameters, dates),
    };
  } catch (error) {
    if (!NoParameterValue.is(error)) throw error;
    return { unknown: error.detail };
  }
};

const dueOf = (decided: Decided, month: PlainMonth): number | null => {
  if ('unknown' in decided || decided.decision.outcome === 'undetermined') return null;
  return dueIn(decided.decision, month);
};

/** The fact in force on a day that says what runs, of several the one that began last. */
const runningOn = (
  { running }: Replayed,
  facts: readonly SituationFact[],
  on: PlainDate,
): SituationFact | undefined => {
  if (running === undefined) return undefined;
  const day = dayNumber(on);
  const amount = valueOn(facts, running, day);
  return facts.findLast(
    ({ kind, from, to, value }) => kind === running.id && from <= day && day <= to && value === amount,
  );
};

const unknownText = (decided: Decided): string => {
  if ('unknown' in decided) return decided.unknown;
  return `事实不全：${decided.decision.reasons.map(({ text }) => text).join('；')}`;
};

/** What a month is by all that is known now, beside what ran and was paid of it. */
export const replayMonth = async (
  tx: Tx,
  ctx: Context,
  replayed: Replayed,
  ground: Ground,
  { month, paid }: { readonly month: PlainMonth; readonly paid: number | null },
): Promise<ReplayedMonth> => {
  const { household, running } = replayed;
  const now = ctx.clock.businessNow();
  const [knownAt = now] = [now, endOf(month)].toSorted();
  const ofMonth = { people: [], household: household.id, standings: ['determined'] as const };
  const known = await readSituation(tx, ctx, { ...ofMonth, knownAt });
  const ranThen = runningOn(replayed, known.household, firstDay(month));
  const ran = runningOn(replayed, ground.knownNow.situation.household, firstDay(month));

  const [decidedThen, decidedNow] = [
    decide(replayed, ground, ground.knownThen, month),
    decide(replayed, ground, ground.knownNow, month),
  ];
  const [dueThen, due] = [dueOf(decidedThen, month), dueOf(decidedNow, month)];
  const before = paid ?? ran?.value ?? 0;
  const difference = due === null ? null : fen(due - before);

  const told = { ignored: running === undefined ? [] : [running.key], withdrawn: ground.withdrawn };
  const compare = (was: Decided, is: Decided): ReplayChange[] =>
    'unknown' in was || 'unknown' in is ? [] : [...compareExplanations(was.decision, is.decision, told)];
  const isOff = difference !== 0;
  const notFollowed = isOff && dueThen !== null && dueThen !== before;
  const dated = notFollowed && ground.decision !== null ? compare({ decision: ground.decision }, decidedThen) : [];
  const note = notFollowed ? `按作决定时所知，这个月也应是${formatYuan(fen(dueThen))}元：金额没有随之调整` : null;
  return {
    month,
    decision: ground.index,
    document: (ranThen ?? ran)?.origin?.source ?? null,
    ranThen: ranThen?.value ?? 0,
    ran: ran?.value ?? 0,
    ...{ paid, due, difference },
    now: 'unknown' in decidedNow ? null : decisionView(decidedNow.decision),
    note: due === null ? unknownText(decidedNow) : note,
    learned: isOff ? compare(decidedThen, decidedNow) : [],
    dated,
  };
};
