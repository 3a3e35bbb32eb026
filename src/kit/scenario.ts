import { type Item, ruleOn } from './item.ts';
import { type Fen, fen, formatYuan } from './money.ts';
import type { Parameter } from './parameter.ts';
import { declaredParameters } from './parameters-in-force.ts';
import { addMonthsTo, monthsBetween, type PlainMonth, plainMonth } from './plain-date.ts';
import { type ExplainedDecision, explainDecision, type Outcome, outcomeNames, type RuleDates, silent } from './rule.ts';
import type { Situation } from './situation.ts';

/** What a scenario expects; what it leaves out may be anything. */
export type Expectation = {
  readonly outcome?: Outcome;
  /** 中文 name of the class. */
  readonly className?: string;
  /** 分 a month. */
  readonly amount?: Fen;
  /** Names of those who count, in any order. */
  readonly members?: readonly string[];
  /** Each must be found in some reason. */
  readonly reasons?: readonly string[];
  readonly payableFrom?: PlainMonth;
  /** 分 a month by name, where each has his own. */
  readonly shares?: Readonly<Record<string, Fen>>;
  /** What single months pay, decided anew for each: people as of the end of the month before. 分. */
  readonly months?: Readonly<Record<PlainMonth, Fen>>;
  /** What is due in all up to and with a month. */
  readonly total?: { readonly until: PlainMonth; readonly amount: Fen };
};

/** An example of the law: a family, a date, the figures in force, and who gets what and why. */
export type Scenario = {
  readonly name: string;
  /** File and name, for messages. */
  readonly place: string;
  readonly item: Item;
  readonly division: string;
  readonly dates: RuleDates;
  /** The catalogue's parameters, with the values this example gives in place of its own. */
  readonly parameters: readonly Parameter[];
  readonly situation: Situation;
  readonly expected: Expectation;
};

export type ScenarioResult = {
  readonly scenario: Scenario;
  readonly decision: ExplainedDecision;
  /** What came out otherwise than expected; empty when it passed. */
  readonly faults: readonly string[];
};

/** Decides a scenario, with its explanation. Throws where a parameter the rule asks for has no value. */
export const decideScenario = ({ item, division, dates, parameters, situation }: Scenario): ExplainedDecision =>
  explainDecision(ruleOn(item, dates.decidedOn), situation, declaredParameters(parameters, division), dates);

/**
 * What a month pays: the people and the household as of the end of the month before, but not before the application; the
 * figures of the month. 分.
 */
const dueIn = ({ item, dates, division, parameters, situation }: Scenario, month: PlainMonth): Fen => {
  const before = addMonthsTo(month, -1);
  const asOf = [before, dates.asOf].sort().at(-1) ?? before;
  const inForce = declaredParameters(parameters, division);
  return ruleOn(item, dates.decidedOn).decide(situation, inForce, { ...dates, asOf, payableFrom: month }, silent)
    .amount;
};

/** What is due from the first payable month up to and with `until`. 分. */
const totalUntil = (scenario: Scenario, until: PlainMonth): Fen => {
  const { payableFrom } = scenario.dates;
  const months = Math.max(0, monthsBetween(payableFrom, until) + 1);
  let total = 0;
  for (let index = 0; index < months; index += 1) total += dueIn(scenario, addMonthsTo(payableFrom, index));
  return fen(total);
};

const nameOfKey = (scenario: Scenario, key: string): string =>
  scenario.situation.members.find((member) => member.key === key)?.name ?? key;

const compare = (what: string, expected: string, found: string): readonly string[] =>
  expected === found ? [] : [`${what}应为 ${expected}，实为 ${found}`];

const amountText = (amount: Fen): string => `${formatYuan(amount)}元/月`;

/** Runs a scenario and says what came out otherwise. */
export const runScenario = (scenario: Scenario): ScenarioResult => {
  const decision = decideScenario(scenario);
  const {
    outcome,
    className,
    amount,
    members,
    reasons = [],
    payableFrom,
    shares,
    months = {},
    total,
  } = scenario.expected;
  const sharesText = (of: Readonly<Record<string, Fen>>): string =>
    Object.entries(of)
      .map(([name, share]) => `${name} ${formatYuan(share)}元`)
      .sort()
      .join('、') || '没有';
  const found = Object.fromEntries(decision.shares.map((share) => [nameOfKey(scenario, share.member), share.amount]));
  const counted = decision.members.map((key) => nameOfKey(scenario, key));
  const sorted = (names: readonly string[]): string => (names.length === 0 ? '无' : [...names].sort().join('、'));
  const said = decision.reasons.map((reason) => `${reason.text}（${reason.clause}）`);
  const faults = [
    ...(outcome === undefined ? [] : compare('结论', outcomeNames[outcome], outcomeNames[decision.outcome])),
    ...(className === undefined ? [] : compare('类别', className, decision.className)),
    ...(amount === undefined ? [] : compare('金额', amountText(amount), amountText(decision.amount))),
    ...(members === undefined ? [] : compare('计入成员', sorted(members), sorted(counted))),
    ...reasons
      .filter((part) => !said.some((reason) => reason.includes(part)))
      .map((part) => `理由里没有“${part}”，理由是：${said.join('；')}`),
    ...(payableFrom === undefined ? [] : compare('起发月份', payableFrom, scenario.dates.payableFrom)),
    ...(shares === undefined ? [] : compare('各人金额', sharesText(shares), sharesText(found))),
    ...Object.entries(months).flatMap(([month, due]) =>
      compare(`${month}应发`, `${formatYuan(due)}元`, `${formatYuan(dueIn(scenario, plainMonth(month)))}元`),
    ),
    ...(total === undefined
      ? []
      : compare('累计发放', `${formatYuan(total.amount)}元`, `${formatYuan(totalUntil(scenario, total.until))}元`)),
  ];
  return { scenario, decision, faults };
};
