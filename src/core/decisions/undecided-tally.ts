import type { UndecidedCount } from './decisions.contract.ts';
import { neverDetermined, noParameter, type Undecided } from './judge-household.ts';

/** Ids of people in a text are for those who may see them: a sum tells of nobody. */
const withoutPeople = (text: string): string => text.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '成员');

/** A missing figure is told in full, whatever the code: its text names the figure and the place. */
const keyOf = ({ code, text }: Undecided): string => (code === noParameter ? text : code);

/** Counts the households that could not be decided by reason; one with several reasons counts in each. */
export function undecidedTally() {
  const counts = new Map<string, UndecidedCount>();
  return {
    add(reasons: readonly Undecided[], isInPayment: boolean): void {
      for (const reason of new Map(reasons.map((one) => [keyOf(one), one])).values()) {
        const { code, text } = reason;
        const count = counts.get(keyOf(reason)) ?? { code, text: withoutPeople(text), households: 0, inPayment: 0 };
        count.households += 1;
        count.inPayment += isInPayment ? 1 : 0;
        counts.set(keyOf(reason), count);
      }
    },
    /** The commonest first; those whom nobody ever looked at are the many, and come last. */
    counts: (): UndecidedCount[] =>
      [...counts.values()].sort(
        (a, b) =>
          Number(a.code === neverDetermined.code) - Number(b.code === neverDetermined.code) ||
          b.households - a.households,
      ),
  };
}
