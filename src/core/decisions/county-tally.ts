import { townOf } from '#core/divisions/index.ts';
import type { PlainMonth } from '#kit/plain-date.ts';
import type { ProposalKind } from './decisions.contract.ts';
import type { DecisionSummary, Proposal } from './decisions.ts';
import { dueIn, type Judged, neverDetermined, proposalKind } from './judge-household.ts';

type Counts<T> = { -readonly [Key in keyof T]: T[Key] };
type Town = Counts<DecisionSummary['towns'][number]>;

const kinds = ['start', 'change', 'stop'] as const;
const plurals = { start: 'starts', change: 'changes', stop: 'stops' } as const;

/** Ids of people in a text are for those who may see them: a sum tells of nobody. */
const withoutPeople = (text: string): string => text.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '成员');

/** Counts the households of a county as they are decided, and keeps what is to be proposed. */
export function countyTally(month: PlainMonth) {
  let [households, decided, running, unchanged, notDecidedInPayment] = [0, 0, 0, 0, 0];
  const classes = new Map<string, Counts<DecisionSummary['classes'][number]>>();
  const undecided = new Map<string, Counts<DecisionSummary['undecided'][number]>>();
  const towns = new Map<string, Town>();
  const sums = new Map<ProposalKind, Counts<DecisionSummary['kinds'][number]>>(
    kinds.map((kind) => [kind, { kind, households: 0, before: 0, after: 0 }]),
  );
  const proposals: Proposal[] = [];

  const countUndecided = (judged: Judged): void => {
    const inPayment = judged.running === undefined ? 0 : 1;
    notDecidedInPayment += inPayment;
    const seen = new Set<string>();
    for (const { code, text } of judged.undecided) {
      // A missing figure is told in full, whatever the code: it names the figure and the place.
      const key = code === 'no-parameter' ? text : code;
      if (seen.has(key)) continue;
      seen.add(key);
      const known = undecided.get(key);
      if (known === undefined) undecided.set(key, { code, text: withoutPeople(text), households: 1, inPayment });
      else {
        known.households += 1;
        known.inPayment += inPayment;
      }
    }
  };

  const countProposal = (kind: ProposalKind, division: string, before: number, after: number): void => {
    const town = townOf(division) ?? division;
    const known = towns.get(town) ?? { town, starts: 0, changes: 0, stops: 0, before: 0, after: 0 };
    towns.set(town, known);
    known[plurals[kind]] += 1;
    known.before += before;
    known.after += after;
    const sum = sums.get(kind);
    if (sum === undefined) return;
    sum.households += 1;
    sum.before += before;
    sum.after += after;
  };

  return {
    proposals,
    get households(): number {
      return households;
    },
    add(household: string, division: string, judged: Judged): void {
      households += 1;
      if (judged.running !== undefined) running += 1;
      const { decision } = judged;
      if (decision === undefined) {
        countUndecided(judged);
        return;
      }
      decided += 1;
      const due = dueIn(decision, month);
      const { outcome, class: sort } = decision;
      const key = `${outcome} ${sort}`;
      const known = classes.get(key);
      if (known === undefined) classes.set(key, { outcome, class: sort, households: 1, amount: due });
      else {
        known.households += 1;
        known.amount += due;
      }
      const kind = proposalKind(judged, month);
      if (kind === undefined) {
        if (judged.running !== undefined) unchanged += 1;
        return;
      }
      const before = judged.running ?? 0;
      countProposal(kind, division, before, due);
      const { members, reasons } = decision;
      proposals.push({ household, division, kind, outcome, class: sort, before, after: due, members, reasons });
    },
    counts() {
      const countOf = (kind: ProposalKind) => sums.get(kind)?.households ?? 0;
      return {
        ...{ households, decided },
        ...{ starts: countOf('start'), changes: countOf('change'), stops: countOf('stop') },
      };
    },
    summary(): DecisionSummary {
      const byHouseholds = (a: { households: number }, b: { households: number }) => b.households - a.households;
      return {
        ...{ running, unchanged, notDecided: households - decided, notDecidedInPayment },
        classes: [...classes.values()].sort(byHouseholds),
        // Those whom nobody ever looked at are the many: they come last.
        undecided: [...undecided.values()].sort(
          (a, b) =>
            Number(a.code === neverDetermined.code) - Number(b.code === neverDetermined.code) || byHouseholds(a, b),
        ),
        kinds: [...sums.values()],
        towns: [...towns.values()].sort((a, b) => (a.town < b.town ? -1 : 1)),
      };
    },
  };
}

export type CountyTally = ReturnType<typeof countyTally>;
