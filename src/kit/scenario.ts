import { type Item, ruleOn } from './item.ts';
import { type Fen, fen, formatYuan } from './money.ts';
import type { Parameter } from './parameter.ts';
import { declaredParameters } from './parameters-in-force.ts';
import { addMonthsTo, monthsBetween, type PlainMonth } from './plain-date.ts';
import { type ExplainedDecision, explainDecision, type Outcome, outcomeNames, type RuleDates, silent } from './rule.ts';
import type { Situation } from './situation.ts';

/** What a scenario expects; what it leaves out may be anything. */
export type Expectation = {
  readonly outcome?: Outcome;
  /** 分 a month. */
  readonly amount?: Fen;
  /** Names of those who count, in any order. */
  readonly members?: readonly string[];
  /** Each must be found in some reason. */
  readonly reasons?: readonly string[];
  readonly payableFrom?: PlainMonth;
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

/** Month by month, each by its own parameters: what is due from the first payable month up to and with `until`. 分. */
const totalUntil = (scenario: Scenario, until: PlainMonth): Fen => {
  const { item, dates, division, parameters, situation } = scenario;
  const rule = ruleOn(item, dates.decidedOn);
  const months = Math.max(0, monthsBetween(dates.payableFrom, until) + 1);
  let total = 0;
  for (let index = 0; index < months; index += 1) {
    const month = addMonthsTo(dates.payableFrom, index);
    total += rule.decide(
      situation,
      declaredParameters(parameters, division),
      { ...dates, payableFrom: month },
      silent,
    ).amount;
  }
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
  const { outcome, amount, members, reasons = [], payableFrom, total } = scenario.expected;
  const counted = decision.members.map((key) => nameOfKey(scenario, key));
  const sorted = (names: readonly string[]): string => (names.length === 0 ? '无' : [...names].sort().join('、'));
  const said = decision.reasons.map((reason) => `${reason.text}（${reason.clause}）`);
  const faults = [
    ...(outcome === undefined ? [] : compare('结论', outcomeNames[outcome], outcomeNames[decision.outcome])),
    ...(amount === undefined ? [] : compare('金额', amountText(amount), amountText(decision.amount))),
    ...(members === undefined ? [] : compare('计入成员', sorted(members), sorted(counted))),
    ...reasons
      .filter((part) => !said.some((reason) => reason.includes(part)))
      .map((part) => `理由里没有“${part}”，理由是：${said.join('；')}`),
    ...(payableFrom === undefined ? [] : compare('起发月份', payableFrom, scenario.dates.payableFrom)),
    ...(total === undefined
      ? []
      : compare('累计发放', `${formatYuan(total.amount)}元`, `${formatYuan(totalUntil(scenario, total.until))}元`)),
  ];
  return { scenario, decision, faults };
};
