import { townOf } from '#core/divisions/index.ts';
import { type VisitedSituation, withIds } from '#core/people/index.ts';
import type { PlainMonth } from '#kit/plain-date.ts';
import type { Decision } from '#kit/rule.ts';
import type { DecisionClassCount, ProposalKind, ProposalSum, ProposalTown } from './decisions.contract.ts';
import type { DecisionSummary, Proposal } from './decisions.ts';
import { dueIn, type Judged, proposalKind } from './judge-household.ts';
import { undecidedTally } from './undecided-tally.ts';

const plurals = { start: 'starts', change: 'changes', stop: 'stops' } as const;

/** Which household it is that was decided: read only where something is proposed. */
type Place = Pick<VisitedSituation, 'household' | 'division' | 'members'>;

/** People by their ids instead of by their places. */
function spelledOut({ household, division, members }: Place, decision: Decision) {
  return {
    ...{ household, division },
    members: decision.members.map((member) => withIds(member, members)),
    reasons: decision.reasons.map((reason) => ({ ...reason, text: withIds(reason.text, members) })),
  };
}

/** Counts the households of a county as they are decided, and keeps what is to be proposed. */
export function countyTally(month: PlainMonth) {
  let [households, decided, running, unchanged, notDecidedInPayment] = [0, 0, 0, 0, 0];
  const classes = new Map<string, Omit<DecisionClassCount, 'className'>>();
  const undecided = undecidedTally();
  const towns = new Map<string, Omit<ProposalTown, 'name'>>();
  const sumOf = (kind: ProposalKind): ProposalSum => ({ kind, households: 0, before: 0, after: 0 });
  const sums = { start: sumOf('start'), change: sumOf('change'), stop: sumOf('stop') };
  const proposals: Proposal[] = [];

  const countClass = (outcome: Proposal['outcome'], sort: string, due: number): void => {
    const key = `${outcome} ${sort}`;
    const known = classes.get(key) ?? { outcome, class: sort, households: 0, amount: 0 };
    known.households += 1;
    known.amount += due;
    classes.set(key, known);
  };

  const propose = (proposal: Proposal): void => {
    const { kind, division, before, after } = proposal;
    const town = townOf(division) ?? division;
    const known = towns.get(town) ?? { town, starts: 0, changes: 0, stops: 0, before: 0, after: 0 };
    towns.set(town, known);
    known[plurals[kind]] += 1;
    for (const sum of [known, sums[kind]]) {
      sum.before += before;
      sum.after += after;
    }
    sums[kind].households += 1;
    proposals.push(proposal);
  };

  return {
    proposals,
    get households(): number {
      return households;
    },
    add(row: Place, judged: Judged): void {
      const { decision } = judged;
      const isRunning = judged.running !== undefined;
      households += 1;
      running += isRunning ? 1 : 0;
      if (decision === undefined) {
        notDecidedInPayment += isRunning ? 1 : 0;
        undecided.add(judged.undecided, isRunning);
        return;
      }
      decided += 1;
      const after = dueIn(decision, month);
      const { outcome, class: sort } = decision;
      countClass(outcome, sort, after);
      const kind = proposalKind(judged, month);
      const before = judged.running ?? 0;
      if (kind !== undefined) propose({ kind, outcome, class: sort, before, after, ...spelledOut(row, decision) });
      else if (isRunning) unchanged += 1;
    },
    counts: () => ({
      ...{ households, decided },
      ...{ starts: sums.start.households, changes: sums.change.households, stops: sums.stop.households },
    }),
    summary: (): DecisionSummary => ({
      ...{ running, unchanged, notDecided: households - decided, notDecidedInPayment },
      classes: [...classes.values()].sort((a, b) => b.households - a.households),
      undecided: undecided.counts(),
      kinds: [sums.start, sums.change, sums.stop],
      towns: [...towns.values()].sort((a, b) => (a.town < b.town ? -1 : 1)),
    }),
  };
}

export type CountyTally = ReturnType<typeof countyTally>;
