import { parameterValueText } from '#kit/parameter.ts';
import { divisionsAround } from '#kit/parameters-in-force.ts';
import {
  addDays,
  formatChinese,
  formatChineseMonth,
  monthOf,
  monthsBetween,
  type PlainMonth,
  plainDate,
  yearOf,
} from '#kit/plain-date.ts';
import {
  inForce,
  isSame,
  type ProposalGround,
  placeName,
  type SettledValue,
  valueAt,
  valueText,
} from './proposal-ground.ts';

export interface RecomputedMonths {
  readonly from: PlainMonth;
  readonly through: PlainMonth;
  readonly months: number;
}

/** The last day of a proposed value: the day before the next one of the place, at most the end of the year where it is set yearly. */
function lastDayOf({ parameter, values }: ProposalGround, { division, from }: SettledValue) {
  const next = values
    .filter((value) => value.division === division && value.from > from)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .at(0);
  const followed = next && addDays(next.from, -1);
  const yearEnd = parameter.yearly ? plainDate(`${yearOf(from)}-12-31`) : undefined;
  const endsByYear = yearEnd !== undefined && (followed === undefined || yearEnd < followed);
  return { next: endsByYear ? undefined : next, through: endsByYear ? yearEnd : followed };
}

/** What follows from a value, a sentence each. */
export function effectOf(ground: ProposalGround, settled: SettledValue): string[] {
  const { parameter, values, today } = ground;
  const place = placeName(ground, settled.division);
  const { next, through } = lastDayOf(ground, settled);
  const end =
    through === undefined
      ? '，直到有新的值为止'
      : next === undefined
        ? `，到 ${formatChinese(through)}为止（每年公布一次）`
        : `，到 ${formatChinese(through)}为止，因为 ${formatChinese(next.from)}起已有 ${valueText(ground, next)}`;
  const known = valueAt(ground, settled);
  const before = inForce(ground, settled.division, addDays(settled.from, -1));
  const lines = [
    `${place}自 ${formatChinese(settled.from)}起执行 ${parameterValueText(parameter, settled.value)}${end}。`,
  ];
  if (known !== undefined && isSame(ground, known.value, settled.value)) {
    lines.push(known.confirmed ? '数值不变，改记文号和成文日期。' : '数值不变，记上文号，不再标“待确认”。');
  } else if (known !== undefined) {
    lines.push(`这一天起原来记的是 ${valueText(ground, known)}，批准后按新值；原来的值仍然留着，可以查。`);
  } else if (before !== undefined) {
    const own = before.division === settled.division;
    const whose = own ? '是 ' : `按${placeName(ground, before.division)}的 `;
    lines.push(`在此以前${whose}${valueText(ground, before)}${own ? '' : '执行'}。`);
  }
  const recomputed = recomputedBy(ground, settled);
  if (recomputed !== null) lines.push(recomputedText(recomputed, monthOf(today)));
  const own = [...ground.places].filter(
    ([division]) =>
      division !== settled.division &&
      divisionsAround(division).includes(settled.division) &&
      values.some((value) => value.division === division && (through === undefined || value.from <= through)),
  );
  if (own.length > 0) lines.push(`${own.map(([, name]) => name).join('、')}另有自己的值，仍按自己的执行。`);
  return lines;
}

/** The months begun already in which another value was in force; null when there are none. */
export function recomputedBy(ground: ProposalGround, settled: SettledValue): RecomputedMonths | null {
  const [first, now] = [monthOf(settled.from), monthOf(ground.today)];
  if (settled.from > ground.today) return null;
  const earlier = inForce(ground, settled.division, settled.from);
  if (earlier === undefined || isSame(ground, earlier.value, settled.value)) return null;
  const { through } = lastDayOf(ground, settled);
  const last = through === undefined || monthOf(through) > now ? now : monthOf(through);
  return { from: first, through: last, months: monthsBetween(first, last) + 1 };
}

function recomputedText({ from, through, months }: RecomputedMonths, now: PlainMonth): string {
  if (months === 1)
    return `${formatChineseMonth(from)}${from === now ? '（本月）' : ''}已按原来的值办理的，要重新计算，多退少补。`;
  return `${formatChineseMonth(from)}至${formatChineseMonth(through)}共 ${months} 个月，已按原来的值办理的要重新计算，多退少补。`;
}
