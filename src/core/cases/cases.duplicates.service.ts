import { deathKind } from '#kit/fact-kind.ts';
import type { Move } from '#kit/flow.ts';
import { maskName } from '#kit/person-name.ts';
import { formatChinese, formatChineseMonth, monthOf } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import { type Actor, access, asJobWithin, type Context, inTransaction } from '../access/index.ts';
import { append } from '../audit/index.ts';
import { findCoverage } from '../benefits/index.ts';
import { findPathNames, fullCode } from '../divisions/index.ts';
import { findTwins } from '../files/index.ts';
import { findAccountHolders, findCurrentFacts, findHeads, findHousehold, findHouseholdsOf } from '../people/index.ts';
import { getItem } from './case-file.ts';
import type { Duplicate, DuplicateCheck } from './cases.duplicates.contract.ts';
import * as store from './cases.duplicates.store.ts';
import { findCase, findCasePeople } from './cases.store.ts';
import { CaseNotFound, type OfficeCase, type PersonOfCase } from './cases.ts';

type Place = {
  readonly tx: Tx;
  readonly ctx: Context;
  readonly case: OfficeCase;
  readonly people: readonly PersonOfCase[];
};

/** An account, a photograph used by very many: the first of them say enough. */
const mostOthers = 10;

/**
 * Looks every person of a case up across the whole county, and its account and papers: what blocks acceptance and what is to be
 * looked at. Needs the job role; of other files it tells no more than a masked name, the kind and the town.
 */
export const findDuplicates = async (tx: Tx, ctx: Context, officeCase: OfficeCase): Promise<readonly Duplicate[]> => {
  const people = await findCasePeople(tx, ctx.county, officeCase.id);
  const place = { tx, ctx, case: officeCase, people };
  const found = [
    ...(await openCases(place)),
    ...(await benefits(place)),
    ...(await deaths(place)),
    ...(await memberships(place)),
    ...(await accounts(place)),
    ...(await papers(place)),
  ];
  return found.toSorted((a, b) => rank(a) - rank(b));
};

const rank = ({ severity }: Duplicate): number => (severity === 'blocks' ? 0 : 1);

/** Why a case can't be accepted now: what blocks, in words. Nothing for moves that do not accept. */
export const findBlocking = (move: Move | undefined, found: readonly Duplicate[]): readonly string[] =>
  move?.accepts === true ? found.filter(({ severity }) => severity === 'blocks').map(({ text }) => text) : [];

/**
 * What was found of a case: today, or for one that is closed when it was last looked. For posts that may read the register of
 * people; audited. @throws CaseNotFound
 */
export const checkDuplicates = async (ctx: Context, actor: Actor, id: string): Promise<DuplicateCheck> => {
  access.require(actor, 'case.read');
  access.require(actor, 'people.read');
  return inTransaction(ctx, actor, async (tx) => {
    const officeCase = await findCase(tx, ctx.county, id);
    if (officeCase === undefined) throw CaseNotFound({ id });
    await asJobWithin(tx);
    const kept = officeCase.closed ? await store.findLastCheck(tx, ctx.county, id) : undefined;
    const people = await findCasePeople(tx, ctx.county, id);
    const subjects = people.map((person) => person.id);
    await append(tx, ctx, actor, { action: 'case.check-duplicates', subjects, detail: { case: id } });
    if (kept !== undefined) return { ...kept, kept: true };
    return { on: ctx.clock.today(), kept: false, items: [...(await findDuplicates(tx, ctx, officeCase))] };
  });
};

/** Town names by the codes of places in them. */
const townsOf = async ({ tx, ctx }: Place, divisions: readonly string[]): Promise<(division: string) => string> => {
  const town = (division: string) => fullCode(division.slice(0, 9));
  const names = await findPathNames(tx, [...new Set(divisions.map(town))], ctx.clock.today());
  return (division) => names.get(town(division)) ?? division;
};

const nameOf = ({ people }: Place, id: string): string => people.find((person) => person.id === id)?.name ?? '';

const openCases = async (place: Place): Promise<readonly Duplicate[]> => {
  const { tx, ctx } = place;
  const { id, item } = place.case;
  const others = await store.findOtherOpenCases(tx, ctx.county, {
    ...{ case: id, item },
    people: place.people.map((person) => person.id),
  });
  const town = await townsOf(place, [place.case.division, ...others.map(({ division }) => division)]);
  const itemName = getItem(ctx, item).name;
  const own = town(place.case.division);
  return others.map(({ person, applies, applicantName, division }) => {
    const where = town(division);
    const as = applies ? '本人申请' : `${maskName(applicantName)}户`;
    const mend = where === own ? '请核实后撤回其中一件' : `请与${where}联系，撤回其中一件`;
    const text = `${nameOf(place, person)}在${where}还有一件没有办结的${itemName}申请（${as}），同一人只能在一件里：${mend}`;
    return { kind: 'open-case', severity: 'blocks', person, text };
  });
};

const benefits = async (place: Place): Promise<readonly Duplicate[]> => {
  const { tx, ctx } = place;
  const people = place.people.map((person) => person.id);
  const month = monthOf(ctx.clock.today());
  const excluded = getItem(ctx, place.case.item).excludes ?? [];
  const found: Duplicate[] = [];
  for (const { key, name } of ctx.catalogue.benefits) {
    for (const { person, household, headName, to } of await findCoverage(tx, ctx, { kind: key, people, month })) {
      const where = await householdText(place, household, headName);
      const blocks = to === null && excluded.includes(key);
      const ends = to === null ? '' : `，发到${formatChineseMonth(to)}`;
      const mend = blocks ? '，不能重复申请：请先核实，确须重新申请的，由原办理地停发后再受理' : '';
      const text = `${nameOf(place, person)}正在${where}享受${name}${ends}${mend}`;
      found.push({ kind: 'benefit', severity: blocks ? 'blocks' : 'look', person, text });
    }
  }
  return found;
};

const householdText = async (place: Place, id: string, headName: string): Promise<string> => {
  if (id === place.case.household) return '本户';
  const household = await findHousehold(place.tx, place.ctx, id);
  const division = household?.division ?? place.case.division;
  return `${(await townsOf(place, [division]))(division)}${maskName(headName)}户`;
};

/** An application of somebody dead can't be accepted; a dead member is left to the rule, which does not count him. */
const deaths = async (place: Place): Promise<readonly Duplicate[]> => {
  const { tx, ctx, people } = place;
  const facts = await findCurrentFacts(
    tx,
    ctx,
    people.map((person) => person.id),
    null,
  );
  return people.flatMap((person): readonly Duplicate[] => {
    const { id, name, applicant, died } = person;
    if (died !== null) {
      const text = `登记册上${name}已于${formatChinese(died)}去世；有误的，请先更正死亡记录`;
      return [{ kind: 'death', severity: applicant ? 'blocks' : 'look', person: id, text }];
    }
    const reported = facts.find((fact) => fact.person === id && fact.kind === deathKind.key);
    if (reported === undefined) return [];
    const text = `有记录说${name}已于${formatChinese(reported.from)}去世，还没有核实，请核实`;
    return [{ kind: 'death', severity: 'look', person: id, text }];
  });
};

const memberships = async (place: Place): Promise<readonly Duplicate[]> => {
  const { tx, ctx } = place;
  const today = ctx.clock.today();
  const found: Duplicate[] = [];
  for (const person of place.people) {
    const others = (await findHouseholdsOf(tx, ctx, person.id)).filter(
      ({ id, memberships }) =>
        id !== place.case.household &&
        memberships.some(({ from, to }) => from <= today && (to === null || to >= today)),
    );
    const heads = await findHeads(
      tx,
      ctx,
      others.map(({ id }) => id),
    );
    for (const { id } of others) {
      const where = await householdText(place, id, heads.get(id)?.name ?? '某');
      const text = `${person.name}现在登记在${where}，请核对是一起生活的哪一户`;
      found.push({ kind: 'membership', severity: 'look', person: person.id, text });
    }
  }
  return found;
};

const accounts = async (place: Place): Promise<readonly Duplicate[]> => {
  const { tx, ctx } = place;
  const { indexes, cases } = await store.findAccountsOfCase(tx, ctx.county, place.case.id);
  const others = await store.findCasesOfOthers(tx, ctx.county, { ids: cases, household: place.case.household });
  const own = new Set(place.people.map((person) => person.id));
  const holders = (await findAccountHolders(tx, ctx, indexes)).filter((holder) => !own.has(holder.id));
  const town = await townsOf(
    place,
    [...others, ...holders].map(({ division }) => division),
  );
  const texts = [
    ...others.map(({ applicantName, division }) => `${town(division)}${maskName(applicantName)}户申请时填的相同`),
    ...holders.map(({ name, division }) => `${town(division)}${maskName(name)}名下登记的相同`),
  ];
  return [...new Set(texts)].slice(0, mostOthers).map((text) => ({
    ...{ kind: 'account', severity: 'look', person: null },
    text: `申报的银行账号与${text}，请核对是不是本人的卡`,
  }));
};

const papers = async (place: Place): Promise<readonly Duplicate[]> => {
  const { tx, ctx } = place;
  const twins = await findTwins(tx, ctx, place.case.id);
  const others = await store.findCasesOfOthers(tx, ctx.county, {
    ...{ ids: twins.map((twin) => twin.case), household: place.case.household },
  });
  const town = await townsOf(
    place,
    others.map(({ division }) => division),
  );
  const texts = others.flatMap(({ id, applicantName, division }) =>
    twins
      .filter((twin) => twin.case === id)
      .map(
        ({ name }) =>
          `材料“${name}”与${town(division)}${maskName(applicantName)}户办件里的一份完全相同，请核对有没有拿错`,
      ),
  );
  return [...new Set(texts)]
    .slice(0, mostOthers)
    .map((text) => ({ kind: 'file', severity: 'look', person: null, text }));
};
