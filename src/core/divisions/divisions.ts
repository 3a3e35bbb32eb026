import { compact } from '#kit/full-width.ts';
import { formatChinese, type PlainDate, plainDate } from '#kit/plain-date.ts';
import { defineError } from '#platform/errors.ts';
import type { DivisionLevel } from './divisions.contract.ts';

/** Twelve digits: two of the province, two of the city, two of the county, three of the town, three of the village. */
export type DivisionCode = string;

/** One dated row of the tree: in force from `validFrom` until the day before `validTo`. */
export interface Division {
  readonly code: DivisionCode;
  readonly name: string;
  readonly level: DivisionLevel;
  /** 省、直辖市、地级市、市辖区汇总、市辖区、县、街道、镇、乡、社区、村 */
  readonly kind: string;
  readonly parent: DivisionCode | null;
  /** `startUnknown` when the source does not say. */
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
  readonly source: string;
  readonly sourceDate: PlainDate;
}

/** Part or all of `oldCode` went to `newCode`; unconfirmed ones are shown to people but never followed. */
export interface Succession {
  readonly oldCode: DivisionCode;
  readonly newCode: DivisionCode;
  readonly onDate: PlainDate;
  readonly confirmed: boolean;
  readonly source: string;
}

/** A succession with the name of the unit that took over. */
export interface Successor {
  readonly code: DivisionCode;
  readonly name: string;
  readonly onDate: PlainDate;
  readonly confirmed: boolean;
}

/** The statistical lists say which codes are in use, seldom since when. */
export const startUnknown = plainDate('1900-01-01');

type Named = Pick<Division, 'code' | 'name'>;

const label = ({ code, name }: Named) => `${name}（${code}）`;
const labels = (units: readonly Named[]) => units.map(label).join('、');

export const BadDivisionCode = defineError<{ code: string }>(
  'divisions.bad-code',
  'invalid',
  '区划代码写法有误',
  ({ code }) => `“${code}”不是区划代码：应为12位数字，例如512021100000（岳阳镇）。`,
);

export const NoSuchDivision = defineError<{ code: DivisionCode; on: PlainDate }>(
  'divisions.not-found',
  'not-found',
  '没有这个区划',
  ({ code, on }) => `区划表中没有${on}有效的代码${code}，请核对代码和日期，或从列表中选择。`,
);

export const DivisionRetired = defineError<{
  division: Pick<Division, 'code' | 'name' | 'validTo'>;
  successors: readonly Successor[];
}>('divisions.retired', 'conflict', '代码已停用', ({ division, successors }) => {
  const since = division.validTo === null ? '' : `自${formatChinese(division.validTo)}起`;
  const retired = `${label(division)}${since}停用`;
  const confirmed = successors.filter((successor) => successor.confirmed);
  if (confirmed.length > 0) return `${retired}，现为${labels(confirmed)}，请改选后再保存。`;
  if (successors.length > 0) return `${retired}，可能已并入${labels(successors)}，请核实后改选现行区划。`;
  return `${retired}，没有登记由哪里承接，请改选现行区划。`;
});

export const SuccessorUnclear = defineError<{ code: DivisionCode; on: PlainDate; successors: readonly Successor[] }>(
  'divisions.successor-unclear',
  'conflict',
  '承接区划不明',
  ({ code, on, successors }) =>
    successors.length === 0
      ? `代码${code}在${on}已不在用，也没有登记承接的区划，请先在区划沿革中补登。`
      : `代码${code}在${on}已不在用，承接的区划不唯一或待核实：${labels(successors)}，请先在区划沿革中核实。`,
);

export const NoSuchDivisionName = defineError<{ name: string; parent: string; similar: readonly Named[] }>(
  'divisions.name-not-found',
  'not-found',
  '没有这个名称的区划',
  ({ name, parent, similar }) =>
    similar.length === 0
      ? `${parent}下没有“${name}”，请核对名称，或从列表中选择。`
      : `${parent}下没有“${name}”，是否为${labels(similar)}？请改正后再试。`,
);

export const AmbiguousDivisionName = defineError<{ name: string; parent: string; candidates: readonly Named[] }>(
  'divisions.name-ambiguous',
  'invalid',
  '区划名称不唯一',
  ({ name, parent, candidates }) => `${parent}下的“${name}”可以指${labels(candidates)}，请写全名称（带“村”或“社区”）。`,
);

const levels = [
  { level: 'province', digits: 2 },
  { level: 'city', digits: 4 },
  { level: 'county', digits: 6 },
  { level: 'town', digits: 9 },
  { level: 'village', digits: 12 },
] as const;

/** Throws `BadDivisionCode`, as do all readers of codes here. */
function placeOf(code: DivisionCode): (typeof levels)[number] {
  const significant = code.replace(/0+$/, '').length;
  const place = levels.find(({ digits }) => significant <= digits);
  if (place === undefined || !/^(?!00)\d{12}$/.test(code)) throw BadDivisionCode({ code });
  return place;
}

/** The significant digits: 51 | 5120 | 512021 | 512021100 | 512021100201. A scope is such a prefix. */
export function prefixOf(code: DivisionCode): string {
  return code.slice(0, placeOf(code).digits);
}

export function levelOf(code: DivisionCode): DivisionLevel {
  return placeOf(code).level;
}

/** Whether `code` is the unit of the scope or below it: the rule of the row policies, in TypeScript. */
export function isWithin(code: DivisionCode, scopePrefix: string): boolean {
  return scopePrefix !== '' && code.startsWith(scopePrefix);
}

/** The first six digits, as county data carry them; undefined above the county. */
export function countyOf(code: DivisionCode): string | undefined {
  return placeOf(code).digits >= 6 ? code.slice(0, 6) : undefined;
}

/** The twelve-digit code of the town the code is or lies in; undefined above the town. */
export function townOf(code: DivisionCode): DivisionCode | undefined {
  return placeOf(code).digits >= 9 ? fullCode(code.slice(0, 9)) : undefined;
}

/** The code itself when it is a village or community, else undefined. */
export function villageOf(code: DivisionCode): DivisionCode | undefined {
  return placeOf(code).digits === 12 ? code : undefined;
}

/** The codes from the province down to the code itself. */
export function pathOf(code: DivisionCode): DivisionCode[] {
  const own = placeOf(code).digits;
  return levels.filter(({ digits }) => digits <= own).map(({ digits }) => fullCode(code.slice(0, digits)));
}

/** The twelve-digit code of a significant prefix: 512021 → 512021000000. */
export function fullCode(prefix: string): DivisionCode {
  return prefix.padEnd(12, '0');
}

/** How a unit is written inside its county: 岳阳镇土地堂社区; a county or higher by its own name. */
export function pathNames(path: readonly Pick<Division, 'name' | 'level'>[]): string {
  const below = path.filter(({ level }) => level === 'town' || level === 'village');
  return below.length > 0 ? below.map(({ name }) => name).join('') : (path.at(-1)?.name ?? '');
}

/** In force on the day: from `validFrom` to the day before `validTo`. */
export function isInForce({ validFrom, validTo }: Pick<Division, 'validFrom' | 'validTo'>, on: PlainDate): boolean {
  return validFrom <= on && !hasEnded({ validTo }, on);
}

export function hasEnded({ validTo }: Pick<Division, 'validTo'>, on: PlainDate): boolean {
  return validTo !== null && validTo <= on;
}

export type NameMatch =
  | { readonly kind: 'found'; readonly division: Division }
  | { readonly kind: 'retired'; readonly division: Division }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Division[] }
  | { readonly kind: 'none'; readonly similar: readonly Division[] };

/**
 * Which of the units a clerk's or a ledger's wording means. The exact name wins; else 土城门, 土城门居委会 and
 * 土城门社区居民委员会 are 土城门社区, and 岳阳 and 岳阳镇人民政府 are 岳阳镇. Another kind of unit of the same name is
 * only suggested: 石鼓村 is not taken for 石鼓社区.
 */
export function matchName(candidates: readonly Division[], text: string, on: PlainDate): NameMatch {
  const wanted = wordingOf(text);
  const inForce = candidates.filter((division) => isInForce(division, on));
  const [meant, ...others] = meantBy(wanted, inForce);
  if (meant !== undefined && others.length === 0) return { kind: 'found', division: meant };
  if (meant !== undefined) return { kind: 'ambiguous', candidates: [meant, ...others] };

  const ended = candidates.filter((division) => hasEnded(division, on));
  const former = meantBy(wanted, ended).at(-1);
  if (former !== undefined) return { kind: 'retired', division: former };
  return { kind: 'none', similar: inForce.filter((division) => stemOf(division) === wanted.stem) };
}

interface Wording {
  readonly name: string;
  readonly stem: string;
  readonly kind?: string;
}

function meantBy({ name, stem, kind }: Wording, divisions: readonly Division[]): readonly Division[] {
  const exact = divisions.filter((division) => division.name === name);
  if (exact.length > 0) return exact;
  return divisions.filter((division) => stemOf(division) === stem && (kind ?? division.kind) === division.kind);
}

function stemOf({ name, kind }: Division): string {
  return name.endsWith(kind) ? name.slice(0, -kind.length) : name;
}

const endings = [
  { kind: '社区', shape: /(社区)?(居民委员会|居委会|居委)$|社区$/u },
  { kind: '村', shape: /村?(村民委员会|村委会|村委)$|村$/u },
  { kind: '街道', shape: /街道(办事处|办)?$/u },
  { kind: '镇', shape: /镇(人民政府|政府)?$/u },
  { kind: '乡', shape: /乡(人民政府|政府)?$/u },
] as const;

function wordingOf(text: string): Wording {
  const name = compact(text);
  const ending = endings.find(({ shape }) => shape.test(name));
  return ending === undefined
    ? { name, stem: name }
    : { name, stem: name.replace(ending.shape, ''), kind: ending.kind };
}
