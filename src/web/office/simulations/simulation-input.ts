import type { NewSimulation } from '#core/decisions/decisions.simulation.contract.ts';
import { addMonthsTo, firstDay, monthOf, type PlainDate, type PlainMonth, plainMonth } from '#kit/plain-date.ts';

/** A what-if as it stands in the address: it is not stored anywhere, and whoever gets the address sees the same. */
export interface SimulationInput {
  item: string;
  /** The first month of all changes. */
  from: PlainMonth;
  months: number;
  nearLine: number;
  /** Proposed values by the keys of their parameters. */
  values: Readonly<Record<string, string>>;
}

export interface SimulationSearch {
  item?: string;
  from?: string;
  months?: string;
  near?: string;
  changes?: string;
}

const usual = { months: 12, nearLine: 10 } as const;

/** What the address asks for; what is absent or nonsense is as usual. The usual first month is the next one. */
export function readInput(search: SimulationSearch, item: string, today: PlainDate): SimulationInput {
  const isMonth = /^\d{4}-(0[1-9]|1[0-2])$/.test(search.from ?? '');
  return {
    item: search.item ?? item,
    from: isMonth ? plainMonth(search.from ?? '') : addMonthsTo(monthOf(today), 1),
    months: within(search.months, 60) ?? usual.months,
    nearLine: within(search.near, 100) ?? usual.nearLine,
    values: readValues(search.changes ?? ''),
  };
}

function within(text: string | undefined, most: number): number | undefined {
  const number = Number(text);
  return Number.isInteger(number) && 1 <= number && number <= most ? number : undefined;
}

/** `dibao.standard.rural=680;edge.factor=1.6`. */
function readValues(text: string): Record<string, string> {
  const pairs = text.split(';').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at < 1 || at === pair.length - 1 ? [] : [[pair.slice(0, at), pair.slice(at + 1)]];
  });
  return Object.fromEntries(pairs);
}

/** The address of a what-if. */
export function writeInput({ item, from, months, nearLine, values }: SimulationInput): Required<SimulationSearch> {
  return {
    item,
    from,
    months: String(months),
    near: String(nearLine),
    changes: Object.entries(values)
      .map(([key, value]) => `${key}=${value}`)
      .join(';'),
  };
}

/** What the server is asked. */
export function askedOf({ item, from, months, nearLine, values }: SimulationInput): NewSimulation {
  const changes = Object.entries(values).map(([parameter, value]) => ({ parameter, value, from: firstDay(from) }));
  return { item, changes, months, nearLine };
}
