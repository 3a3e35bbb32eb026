import type { FactKind, Standing } from '#kit/fact-kind.ts';
import { type PlainDate, plainDate } from '#kit/plain-date.ts';

export interface InventedFact {
  readonly kind: FactKind;
  readonly value: number;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  readonly standing: Standing;
  /** What was first reported, where that was corrected later. */
  readonly before: number | undefined;
}

/** What an officer found out and wrote down, and nobody corrected. */
export const determinedFact = (
  kind: FactKind,
  value: number,
  from: string,
  to: string | null = null,
): InventedFact => ({
  ...{ kind, value, from: plainDate(from), to: to === null ? null : plainDate(to) },
  ...{ standing: 'determined', before: undefined },
});
