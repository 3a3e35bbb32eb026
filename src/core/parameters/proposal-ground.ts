import { type DeclaredParameter, parameterValueText, plainParameterText } from '#kit/parameter.ts';
import { findValueInForce } from '#kit/parameters-in-force.ts';
import type { PlainDate } from '#kit/plain-date.ts';
import type { PaperedValue } from './parameters.ts';

/** A proposal as it can be stored: dates that exist, the value in its plain form. */
export interface DocumentedValue {
  readonly division: string;
  readonly from: PlainDate;
  readonly value: string;
  readonly document: string;
  readonly documentDate: PlainDate;
}

/** What a proposal is measured against. */
export interface ProposalGround {
  readonly parameter: DeclaredParameter;
  /** All that is known now of this parameter at the places and below the county. */
  readonly values: readonly PaperedValue[];
  /** Where it may have values, from the province down to the county, with their names. */
  readonly places: ReadonlyMap<string, string>;
  readonly today: PlainDate;
}

/** The value itself, without its paper. */
export type SettledValue = Pick<DocumentedValue, 'division' | 'from' | 'value'>;

export const placeName = ({ places }: ProposalGround, division: string): string => places.get(division) ?? division;

export const valueText = (
  { parameter }: ProposalGround,
  { value, confirmed }: Pick<PaperedValue, 'value' | 'confirmed'>,
): string => `${parameterValueText(parameter, value)}${confirmed ? '' : '（待确认）'}`;

/** What is known of the place from this very day. */
export const valueAt = ({ values }: ProposalGround, { division, from }: SettledValue): PaperedValue | undefined =>
  values.find((value) => value.division === division && value.from === from);

export const inForce = ({ parameter, values }: ProposalGround, division: string, on: PlainDate) =>
  findValueInForce({ yearly: parameter.yearly, values }, division, on);

export const isSame = ({ parameter }: ProposalGround, one: string, other: string): boolean =>
  plainParameterText(parameter, one) === plainParameterText(parameter, other);
