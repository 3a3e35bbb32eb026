import { ensureDefinition } from './definition-error.ts';
import type { FactKind } from './fact-kind.ts';
import { parseYuan } from './money.ts';
import { type PlainDate, parsePlainDate } from './plain-date.ts';
import type { ScenarioHeading } from './scenario-words.ts';
import { dayNumber, openEnd, openStart, type SituationFact } from './situation.ts';
import { readList, readRecord, readText } from './strict-reading.ts';

/** A presence that holds from ever and for ever. */
const always = (kind: FactKind): SituationFact => ({ kind: kind.id, from: openStart, to: openEnd, value: 1 });

/** A date in a scenario. Throws DefinitionError. */
export const readDate = (value: unknown, place: string): PlainDate => {
  const read = parsePlainDate(readText(value, place, '写日期，如 2026-06-15'));
  ensureDefinition(read.ok, place, read.ok ? '' : read.reason, '写日期，如 2026-06-15');
  return read.date;
};

type Value = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly mend: string };

const good = (value: number): Value => ({ ok: true, value });
const bad = (mend: string): Value => ({ ok: false, mend });

const readMoney = (text: string, per: readonly string[]): Value => {
  const [amount = '', unit = ''] = text.split('/');
  const mend = per.length === 0 ? '写金额，如 1000元' : '写明每月还是每年，如 700元/月、2400元/年';
  const read = parseYuan(amount);
  if (!read.ok || (per.length === 0 ? text.includes('/') : !per.includes(unit)))
    return bad(read.ok ? mend : `${read.reason}；${mend}`);
  return good(unit === '月' ? read.fen * 12 : read.fen);
};

/** Reads a value as the kind means it. A presence that does not hold has no value. */
const readValue = (kind: FactKind, text: string): Value | undefined => {
  switch (kind.value) {
    case 'presence':
      if (text === '否') return undefined;
      return text === '是' ? good(1) : bad('写“是”或“否”');
    case 'code': {
      const found = kind.codes?.codes.find(({ code, name }) => name === text || code === text);
      const names = kind.codes?.codes.map(({ name }) => name).join('、');
      return found === undefined ? bad(`用 ${names} 之一`) : good(Number(found.code));
    }
    case 'money':
      return readMoney(text, []);
    case 'money-per-year':
      return readMoney(text, ['月', '年']);
    case 'count':
      return /^\d{1,9}$/.test(text) ? good(Number(text)) : bad('写整数');
    case 'date': {
      const read = parsePlainDate(text);
      return read.ok ? good(dayNumber(read.date)) : bad('写日期，如 2026-06-15');
    }
  }
};

/** “700元/月 自2025-09-01 至2026-01-31”: the value, and from when to when it holds; ends left out are open. */
const readFact = (kind: FactKind, written: unknown, place: string): readonly SituationFact[] => {
  const [first = '', ...rest] = readText(written, place, '写上值').split(/[\s，,]+/);
  const ends: { from?: PlainDate; to?: PlainDate } = {};
  for (const part of rest) {
    const key = part.startsWith('自') ? 'from' : 'to';
    ensureDefinition(/^[自至]/.test(part), place, `看不懂“${part}”`, '日期写成 自2025-09-01、至2026-01-31');
    ends[key] = readDate(part.slice(1), place);
  }
  const value = readValue(kind, first);
  if (value === undefined) return [];
  ensureDefinition(value.ok, place, `看不懂“${first}”`, value.ok ? '' : value.mend);
  const { from, to } = ends;
  return [
    {
      kind: kind.id,
      from: from === undefined ? openStart : dayNumber(from),
      to: to === undefined ? openEnd : dayNumber(to),
      value: value.value,
    },
  ];
};

/** Facts written by the names of their kinds. */
export const readFacts = (kinds: readonly FactKind[], written: unknown, place: string): readonly SituationFact[] => {
  const names = kinds.map((kind) => kind.name);
  return Object.entries(readRecord(written, place, names)).flatMap(([name, values]) => {
    const kind = kinds.find((one) => one.name === name);
    if (kind === undefined) return [];
    return readList(values).flatMap((value) => readFact(kind, value, `${place} ${name}`));
  });
};

/** What stands under a heading of a member; `undefined` where the heading is left out. */
export const readHeading = (heading: ScenarioHeading, written: unknown, place: string): readonly SituationFact[] => {
  const at = `${place} ${heading.heading}`;
  if ('kind' in heading) {
    if (written === undefined) return [];
    const text = readText(written, at, '写一个词');
    const found = heading.codes.codes.find(({ code, name }) => name === text || code === text);
    const names = heading.codes.codes.map(({ name }) => name).join('、');
    ensureDefinition(found !== undefined, at, `不认识“${text}”`, `用 ${names} 之一`);
    return [{ ...always(heading.kind), value: Number(found.code) }];
  }
  if (written === '未知') return [];
  if (written === undefined) return heading.leftOut === 'none' ? [always(heading.known)] : [];
  return [always(heading.known), ...(written === '无' ? [] : readFacts(heading.kinds, written, at))];
};
