import type { UndecidedCount } from './decisions.contract.ts';
import { neverDetermined, noParameter, type Undecided } from './judge-household.ts';

/** A sum tells of nobody. */
const withoutPeople = (text: string): string => text.replace(/‹\d+›/g, '成员');

/** A missing figure is told in full, whatever the code: its text names the figure and the place. */
const keyOf = ({ code, text }: Undecided): string => (code === noParameter ? text : code);

/** Counts the households that could not be decided by reason; one with several reasons counts in each. */
export function undecidedTally() {
  const counts = new Map<string, UndecidedCount>();
  return {
    add(reasons: readonly Undecided[], isInPayment: boolean): void {
      const seen = new Set<UndecidedCount>();
      for (const reason of reasons) {
        const key = keyOf(reason);
        const known = counts.get(key);
        const { code, text } = reason;
        const count = known ?? { code, text: withoutPeople(text), households: 0, inPayment: 0 };
        if (known === undefined) counts.set(key, count);
        if (seen.has(count)) continue;
        seen.add(count);
        count.households += 1;
        count.inPayment += isInPayment ? 1 : 0;
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
