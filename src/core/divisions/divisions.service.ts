import type { PlainDate } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import * as store from './divisions.store.ts';
import {
  AmbiguousDivisionName,
  type Division,
  type DivisionCode,
  DivisionRetired,
  fullCode,
  hasEnded,
  isInForce,
  levelOf,
  matchName,
  NoSuchDivision,
  NoSuchDivisionName,
  pathNames,
  pathOf,
  prefixOf,
  type Successor,
  SuccessorUnclear,
} from './divisions.ts';

/** The row in force on the day. @throws BadDivisionCode, NoSuchDivision */
export async function getDivision(tx: Tx, code: DivisionCode, on: PlainDate): Promise<Division> {
  const { inForce } = await lookUp(tx, code, on);
  if (inForce === undefined) throw NoSuchDivision({ code, on });
  return inForce;
}

export interface DivisionWithPath {
  readonly division: Division;
  /** From the province to the unit itself. */
  readonly path: Division[];
  readonly successors: Successor[];
}

/** The unit as it was last known on the day, retired or not. @throws BadDivisionCode, NoSuchDivision */
export async function getDivisionWithPath(tx: Tx, code: DivisionCode, on: PlainDate): Promise<DivisionWithPath> {
  const path = lastKnown(await store.findVersions(tx, pathOf(code)), on);
  const division = path.find((each) => each.code === code);
  if (division === undefined) throw NoSuchDivision({ code, on });
  return { division, path, successors: await store.findSuccessors(tx, [code]) };
}

/** 岳阳镇土地堂社区 for each of the codes, retired ones too, in one query; a code not in the table is left out. */
export async function findPathNames(
  tx: Tx,
  codes: readonly DivisionCode[],
  on: PlainDate,
): Promise<ReadonlyMap<DivisionCode, string>> {
  const wanted = [...new Set(codes)].map((code) => ({ code, path: pathOf(code) }));
  const versions = await store.findVersions(tx, [...new Set(wanted.flatMap(({ path }) => path))]);
  const known = new Map(lastKnown(versions, on).map((division) => [division.code, division]));
  return new Map(
    wanted
      .filter(({ code }) => known.has(code))
      .map(({ code, path }) => [code, pathNames(path.flatMap((each) => known.get(each) ?? []))]),
  );
}

/** The units right below one that are in force on the day, by code, and whether they have units below them. */
export async function findChildren(tx: Tx, parent: DivisionCode, on: PlainDate): ReturnType<typeof store.findChildren> {
  return store.findChildren(tx, fullCode(prefixOf(parent)), on);
}

/**
 * The code under which a record stored under `code` belongs on the day: itself while in force, else along successions
 * that are confirmed and alone. @throws BadDivisionCode, NoSuchDivision, SuccessorUnclear
 */
export async function getCurrentCode(tx: Tx, code: DivisionCode, on: PlainDate): Promise<DivisionCode> {
  return followSuccessions(tx, code, on, []);
}

async function followSuccessions(
  tx: Tx,
  code: DivisionCode,
  on: PlainDate,
  passed: readonly DivisionCode[],
): Promise<DivisionCode> {
  const { inForce, retired } = await lookUp(tx, code, on);
  if (inForce !== undefined) return code;
  if (retired === undefined) throw NoSuchDivision({ code, on });
  const successors = (await store.findSuccessors(tx, [code])).filter(({ onDate }) => onDate <= on);
  const [only, ...others] = successors;
  const isSure = only?.confirmed && others.length === 0 && !passed.includes(only.code);
  if (!isSure) throw SuccessorUnclear({ code, on, successors });
  return followSuccessions(tx, only.code, on, [...passed, code]);
}

/** New cases start only where the code is in use. @throws BadDivisionCode, NoSuchDivision, DivisionRetired */
export async function assertOpenForNewCase(tx: Tx, code: DivisionCode, on: PlainDate): Promise<void> {
  const { inForce, retired } = await lookUp(tx, code, on);
  if (inForce !== undefined) return;
  if (retired === undefined) throw NoSuchDivision({ code, on });
  throw DivisionRetired({ division: retired, successors: await store.findSuccessors(tx, [code]) });
}

/** @throws BadDivisionCode, NoSuchDivision, and of the name: NoSuchDivisionName, AmbiguousDivisionName, DivisionRetired */
export async function getByName(tx: Tx, parent: DivisionCode, name: string, on: PlainDate): Promise<Division> {
  const above = await getDivision(tx, parent, on);
  const candidates = await store.findVersionsBelow(tx, [parent]);
  const ended = candidates.filter((division) => hasEnded(division, on)).map(({ code }) => code);
  return pickByName({ above, candidates, successors: await store.findSuccessors(tx, ended) }, name, on);
}

/** @throws NoSuchDivisionName, AmbiguousDivisionName, DivisionRetired */
export type FindByNames = (town: string, village?: string) => Division;

/**
 * For imports: reads a county's towns and villages once and then finds 岳阳镇, or 土地堂社区 in it, without the
 * database. @throws BadDivisionCode, NoSuchDivision
 */
export async function loadNameFinder(tx: Tx, county: DivisionCode, on: PlainDate): Promise<FindByNames> {
  const above = await getDivision(tx, county, on);
  const towns = await store.findVersionsBelow(tx, [county]);
  const villages = Map.groupBy(
    await store.findVersionsBelow(
      tx,
      towns.map(({ code }) => code),
    ),
    ({ parent }) => parent,
  );
  const ended = [...towns, ...[...villages.values()].flat()].filter((division) => hasEnded(division, on));
  const successors = await store.findSuccessors(
    tx,
    ended.map(({ code }) => code),
  );
  return (townName, villageName) => {
    const town = pickByName({ above, candidates: towns, successors }, townName, on);
    if (villageName === undefined) return town;
    return pickByName({ above: town, candidates: villages.get(town.code) ?? [], successors }, villageName, on);
  };
}

interface NameChoice {
  readonly above: Division;
  readonly candidates: readonly Division[];
  readonly successors: readonly (Successor & { oldCode: DivisionCode })[];
}

function pickByName({ above, candidates, successors }: NameChoice, name: string, on: PlainDate): Division {
  const match = matchName(candidates, name, on);
  switch (match.kind) {
    case 'found':
      return match.division;
    case 'retired':
      throw DivisionRetired({
        division: match.division,
        successors: successors.filter(({ oldCode }) => oldCode === match.division.code),
      });
    case 'ambiguous':
      throw AmbiguousDivisionName({ name, parent: above.name, candidates: match.candidates });
    case 'none':
      throw NoSuchDivisionName({ name, parent: above.name, similar: match.similar });
  }
}

async function lookUp(tx: Tx, code: DivisionCode, on: PlainDate) {
  levelOf(code);
  const versions = await store.findVersions(tx, [code]);
  return {
    inForce: versions.find((version) => isInForce(version, on)),
    retired: versions.findLast((version) => hasEnded(version, on)),
  };
}

/** Of each code the row that began last by the day; versions come by code and start. */
function lastKnown(versions: readonly Division[], on: PlainDate): Division[] {
  const begun = versions.filter(({ validFrom }) => validFrom <= on);
  return [...new Map(begun.map((version) => [version.code, version])).values()];
}
