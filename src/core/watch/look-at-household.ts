import { NoParameterValue } from '#core/parameters/index.ts';
import type { Catalogue } from '#kit/catalogue.ts';
import type { FactKind } from '#kit/fact-kind.ts';
import type { ParametersOn } from '#kit/parameter.ts';
import { addMonths, firstDay, formatChinese, monthOf, type PlainDate } from '#kit/plain-date.ts';
import type { Round } from '#kit/round.ts';
import type { Signal, SignalHit, WatchedOn } from '#kit/signal.ts';
import { dayNumber, type Situation, valueOn } from '#kit/situation.ts';
import { deadline, type WorkCalendar } from '#kit/work-calendar.ts';
import { causeOf, type Found, storedDeadline } from './watch.ts';

/** What is watched of the households of one benefit. */
export interface Watched {
  readonly running: FactKind;
  readonly signals: readonly Signal[];
  readonly rounds: readonly Round[];
}

/** The signals and rounds by the benefit whose households they look at. */
export function watchedBenefits({ benefits, signals, rounds }: Catalogue): Watched[] {
  return benefits.flatMap(({ key, fact }) => {
    const watched = {
      signals: signals.filter(({ benefit }) => benefit === key),
      rounds: rounds.filter(({ benefit }) => benefit === key),
    };
    const any = watched.signals.length + watched.rounds.length > 0;
    return fact === undefined || !any ? [] : [{ running: fact, ...watched }];
  });
}

/** A household as it is looked at on a day. */
export interface Look {
  readonly household: string;
  readonly division: string;
  readonly situation: Situation;
  readonly determined: () => Situation;
  readonly today: PlainDate;
  readonly calendar: WorkCalendar;
  readonly parameters: () => ParametersOn;
  /** The day of the last visit of a round that was made here. */
  readonly lastVisit: (round: string) => PlainDate | undefined;
  /** A member's id by his key. */
  readonly idOf: (key: string) => string;
  /** A text with ids for keys. */
  readonly withIds: (text: string) => string;
}

export const isRunning = ({ household }: Situation, { running }: Pick<Watched, 'running'>, today: PlainDate): boolean =>
  (valueOn(household, running, dayNumber(firstDay(monthOf(today)))) ?? 0) > 0;

/** All that somebody has to look into or to do at a household in payment. */
export function lookAt(look: Look, { signals, rounds }: Watched): Found[] {
  return [...signals.flatMap((signal) => signalled(look, signal)), ...rounds.flatMap((round) => dueRound(look, round))];
}

function signalled(look: Look, signal: Signal): Found[] {
  const { situation, today, calendar, determined, household, division } = look;
  return hitsOf(signal, situation, { today, determined, parameters: (on) => look.parameters()(on) }).map(
    ({ member, cause, text }): Found => {
      const person = member === null ? null : look.idOf(member);
      const due = deadline(calendar, { from: today, length: signal.answer, roll: true });
      return {
        ...{ source: 'signal', kind: signal.key, severity: signal.severity, household, person, division },
        ...{ cause: causeOf(person, cause), reason: look.withIds(text), domain: signal.domain, posts: signal.posts },
        ...storedDeadline(due),
      };
    },
  );
}

/** A figure that is not in force yet is for the parameter office to set: nothing can be said of the household without it. */
function hitsOf(signal: Signal, situation: Situation, on: WatchedOn): readonly SignalHit[] {
  try {
    return signal.look(situation, on);
  } catch (error) {
    if (!NoParameterValue.is(error)) throw error;
    return [];
  }
}

/** The date a round is counted from: what the facts say or a later visit. */
function countedFrom(look: Look, round: Round): PlainDate | undefined {
  const said = round.last(look.situation, look.today);
  const visited = look.lastVisit(round.key);
  if (said === undefined || visited === undefined) return said ?? visited;
  return [said, visited].sort().at(-1);
}

function dueRound(look: Look, round: Round): Found[] {
  const { situation, today, calendar, household, division } = look;
  const last = countedFrom(look, round);
  const { months, reason } = round.every(situation, today);
  const common = {
    ...{ source: 'round' as const, kind: round.key, severity: null, household, person: null, division },
    ...{ domain: round.domain, posts: round.posts },
  };
  if (last === undefined) {
    const due = storedDeadline(deadline(calendar, { from: today, length: round.ahead }));
    return [
      {
        ...common,
        ...due,
        cause: causeOf(null, 'first'),
        reason: `系统中还没有做过；${reason}，每 ${months} 个月一次`,
      },
    ];
  }
  const dueOn = addMonths(last, months);
  const opens = deadline(calendar, { from: dueOn, length: round.ahead, back: true });
  if (!opens.ok || opens.date > today) return [];
  const text = `上次 ${formatChinese(last)}；${reason}，每 ${months} 个月一次`;
  return [{ ...common, dueOn, duePending: false, cause: causeOf(null, last), reason: text }];
}
