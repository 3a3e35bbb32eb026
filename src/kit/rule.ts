import { ensureDefinition, ensureKey } from './definition-error.ts';
import { type ExplainedFact, explainedFacts } from './explained-fact.ts';
import type { FactKind } from './fact-kind.ts';
import type { Fen } from './money.ts';
import type { ParametersOn, ResolvedParameter } from './parameter.ts';
import type { PlainDate, PlainMonth } from './plain-date.ts';
import type { Situation } from './situation.ts';

/** A ground of a decision, as a letter says it: what was found, and the clause it rests on. */
export type Reason = { readonly code: string; readonly text: string; readonly clause: string };

/** `undetermined`: a fact the rule needs is unknown; the case waits, nothing is taken for zero. */
export type Outcome = 'granted' | 'refused' | 'not-applicable' | 'undetermined';
export const outcomeNames: Readonly<Record<Outcome, string>> = {
  granted: '符合条件',
  refused: '不符合条件',
  'not-applicable': '不适用',
  undetermined: '事实不全，暂不能认定',
};

/** One line of the explanation: a test that was made (`passed`), or a step of the amount. */
export type TraceLine = {
  readonly kind: 'member' | 'fact' | 'parameter' | 'test' | 'step';
  readonly text: string;
  readonly clause?: string;
  readonly passed?: boolean;
};

/** 分 a month of one member, by his key: where the law gives each his own. */
export type Share = { readonly member: string; readonly amount: Fen };

/**
 * What was measured against the line below which there is aid, 分 a month: `ends` is where the class found here ends, so that
 * `ends - value` is how much more may be earned in it.
 */
export type Measured = { readonly value: Fen; readonly line: Fen; readonly ends: Fen };

/**
 * What a rule decided. `class` is one of the rule's own classes, the first that fits; `amount` is 分 a month; `members` are
 * the keys of those who count; `lastMonth` is the last month of an amount that ends by itself.
 */
export type Decision = {
  readonly outcome: Outcome;
  readonly class: string;
  readonly amount: Fen;
  readonly members: readonly string[];
  readonly shares: readonly Share[];
  readonly reasons: readonly Reason[];
  readonly measured?: Measured;
  readonly lastMonth?: PlainMonth;
};

/** A parameter that was read, as text: plain JSON, since decisions are stored and sent. */
export type UsedParameter = Omit<ResolvedParameter, 'ratio'>;

/** A decision with all it rests on: every fact of a kind the rule reads, every test and step, every parameter that was read. */
export type ExplainedDecision = Decision & {
  readonly className: string;
  readonly facts: readonly ExplainedFact[];
  readonly trace: readonly TraceLine[];
  readonly parameters: readonly UsedParameter[];
};

/** The recorder of an explanation. `note` takes a function, so that nothing is built where nobody listens. */
export type Tracer = { readonly note: (line: () => TraceLine) => void };
export const silent: Tracer = { note: () => {} };

/**
 * The dates of a decision. `appliedIn` is the month of the application or review: what is looked back from it, such as the
 * income of a year. `asOf` is the month at whose end people and households are looked at: the same month for an application,
 * the month before the payable one where what is paid already is decided anew. Eligibility by the figures of `decidedOn`,
 * the amount by those of `payableFrom`.
 */
export type RuleDates = {
  readonly appliedIn: PlainMonth;
  readonly asOf: PlainMonth;
  readonly decidedOn: PlainDate;
  readonly payableFrom: PlainMonth;
};

/** A rule of law: pure, no clock, no I/O. A change of the law is a second rule with a later `from` beside the first. */
export type Rule = {
  readonly key: string;
  readonly from: PlainDate;
  readonly law: readonly string[];
  readonly reads: readonly FactKind[];
  readonly parameters: readonly string[];
  /** 中文 names of the classes it sorts into. */
  readonly classes: Readonly<Record<string, string>>;
  /** The month of the application or review for which a situation was determined last: what is decided anew is decided for it. */
  readonly determinedFor?: (situation: Situation) => PlainMonth | undefined;
  readonly decide: (situation: Situation, parameters: ParametersOn, dates: RuleDates, trace: Tracer) => Decision;
};

/** Declares a rule; it must cite its law and list what it reads. */
export const defineRule = (rule: Rule): Rule => {
  const place = `规则 ${rule.key}`;
  ensureKey(rule.key, place);
  ensureDefinition(rule.law.length > 0, place, '没有法律依据', '在 law 写明文件与条款');
  ensureDefinition(Object.keys(rule.classes).length > 0, place, '没有类别', '在 classes 写明它把家庭分成哪几类');
  return rule;
};

/** Decides with an explanation: the same code, with the trace on and every parameter that was read. */
export const explainDecision = (
  rule: Rule,
  situation: Situation,
  parameters: ParametersOn,
  dates: RuleDates,
): ExplainedDecision => {
  const trace: TraceLine[] = [];
  const used = new Map<string, UsedParameter>();
  const recording: ParametersOn = (date) => {
    const inForce = parameters(date);
    return {
      on: inForce.on,
      get: (key) => {
        const found = inForce.get(key);
        const { ratio: _exact, ...told } = found;
        used.set(`${key} ${found.from}`, told);
        return found;
      },
    };
  };
  const decision = rule.decide(situation, recording, dates, { note: (line) => trace.push(line()) });
  return {
    ...decision,
    className: rule.classes[decision.class] ?? decision.class,
    facts: explainedFacts(rule.reads, situation),
    trace,
    parameters: [...used.values()],
  };
};
