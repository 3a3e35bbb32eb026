import type { CodeSet } from './code-set.ts';
import type { FactKind } from './fact-kind.ts';

/**
 * How a member's facts are written in a scenario: one value under its own heading (“关系: 子”), or several kinds under one
 * heading, each by its name (“收入: { 工资性收入: 700元/月 }”). `known` is the presence that says the kinds of the heading
 * were determined, so that what is not stated is none; `leftOut` says what a member without the heading means.
 */
export type ScenarioHeading =
  | { readonly heading: string; readonly kind: FactKind; readonly codes: CodeSet }
  | {
      readonly heading: string;
      readonly kinds: readonly FactKind[];
      readonly known: FactKind;
      readonly leftOut: 'unknown' | 'none';
    };
