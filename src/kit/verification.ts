import type { CaseView } from './case-view.ts';
import { ensureDefinition, ensureUnique } from './definition-error.ts';
import type { FactKind } from './fact-kind.ts';
import type { Parameters } from './parameter.ts';
import type { PlainDate, PlainMonth } from './plain-date.ts';
import type { Situation } from './situation.ts';
import type { Source } from './source.ts';

/** What was declared about the household as a whole: a sum over kinds that are reported person by person. */
export type HouseholdDeclaration = {
  readonly label: string;
  readonly kinds: readonly FactKind[];
  /** In what the kinds count. */
  readonly value: number;
  /** It was said that there is no more than this, not how much there is. */
  readonly atMost?: true;
};

/** That what was reported goes beyond a limit: a hint with its clause, and whose part it is. Never a decision. */
export type Excess = { readonly people: readonly string[]; readonly text: string; readonly clause: string };

/** 核对: which sources are asked for an item, over which time, and what their answers are held against. */
export type Verification = {
  /** The items whose cases are verified so. */
  readonly items: readonly string[];
  readonly sources: readonly Source[];
  readonly clause: string;
  /** Keys of parameters: how many months a report holds, within how many working days sources are to answer. */
  readonly parameters: { readonly validMonths: string; readonly days: string };
  /** The time over which flows of money are compared. */
  readonly window: (appliedIn: PlainMonth) => { readonly from: PlainDate; readonly to: PlainDate };
  /** What the application says of the household as a whole, besides the facts it declares. */
  readonly declares: (view: CaseView) => readonly HouseholdDeclaration[];
  /** Reported facts of the people, declared facts of the household, held against the limits of the day. Pure. */
  readonly exceeds: (
    situation: Situation,
    parameters: Parameters,
    dates: { readonly appliedIn: PlainMonth; readonly on: PlainDate },
  ) => readonly Excess[];
};

/** Declares what is verified for items; throws DefinitionError when nothing is asked or a source stands twice. */
export const defineVerification = (verification: Verification): Verification => {
  const place = `核对 ${verification.items.join('、')}`;
  ensureDefinition(verification.items.length > 0, '核对', '没有写用于哪个事项', '在 items 写事项的 key');
  ensureDefinition(verification.sources.length > 0, place, '没有核对来源', '在 sources 写至少一个来源');
  ensureDefinition(verification.clause.trim() !== '', place, '没有注明依据', '在 clause 写明条款');
  ensureUnique(
    verification.sources.map(({ key }) => key),
    place,
  );
  return verification;
};
