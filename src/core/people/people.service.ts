import { type Actor, access, asJobWithin, type Context, inTransaction, may } from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import { findPathNames, prefixOf } from '#core/divisions/index.ts';
import { compact } from '#kit/full-width.ts';
import type { Tx } from '#platform/database.ts';
import { factView } from './fact-view.ts';
import { queryTokens } from './name-tokens.ts';
import type {
  FactView,
  HouseholdDetail,
  HouseholdPage,
  PersonDetail,
  PersonLine,
  PersonPage,
  UnmaskedPerson,
} from './people.contract.ts';
import { findCurrentFacts } from './people.facts.service.ts';
import * as households from './people.households.store.ts';
import { findAccountsOf, findPersonByNumber } from './people.registration.service.ts';
import { type Place, searchByName } from './people.search.store.ts';
import * as store from './people.store.ts';
import { type Fact, HouseholdNotFound, type PersonCard, PersonNotFound } from './people.ts';

const pageSize = 50;

/**
 * People within the actor's scope by any two or more neighbouring characters of the name, its pinyin or its initials;
 * by division, then id. Digits alone are an identity number, to be given whole. @throws NameQueryTooShort, PersonInvalid
 */
export async function searchPeople(
  ctx: Context,
  actor: Actor,
  asked: { text: string; after?: string | undefined },
): Promise<PersonPage> {
  access.require(actor, 'people.search');
  if (/^\d+X?$/i.test(compact(asked.text))) return searchByNumber(ctx, actor, asked.text);
  const tokens = queryTokens(asked.text);
  return inTransaction(ctx, actor, async (tx) => {
    const cards = await searchByName(tx, ctx.county, { tokens, after: placeOf(asked.after), limit: pageSize });
    await append(tx, ctx, actor, { action: 'people.search', subjects: cards.map(({ id }) => id) });
    return { items: await linesOf(tx, ctx, cards), next: nextOf(cards) };
  });
}

async function searchByNumber(ctx: Context, actor: Actor, idNumber: string): Promise<PersonPage> {
  return inTransaction(ctx, actor, async (tx) => {
    const card = await findPersonByNumber(tx, ctx, idNumber);
    const cards = card === undefined ? [] : [card];
    await append(tx, ctx, actor, {
      action: 'people.search',
      subjects: cards.map(({ id }) => id),
      detail: { by: '身份证号' },
    });
    return { items: await linesOf(tx, ctx, cards), next: null };
  });
}

/** A person with memberships, facts in force and accounts, masked. @throws PersonNotFound */
export async function getPerson(ctx: Context, actor: Actor, id: string): Promise<PersonDetail> {
  access.require(actor, 'people.read');
  return inTransaction(ctx, actor, async (tx) => {
    const cards = await store.findPeople(tx, ctx.county, [id]);
    const [line] = await linesOf(tx, ctx, cards);
    if (line === undefined) throw PersonNotFound({ person: id });
    const memberships = await households.findMemberships(tx, ctx.county, id);
    const facts = await findCurrentFacts(tx, ctx, [id], null);
    const accounts = await findAccountsOf(tx, ctx, id);
    await append(tx, ctx, actor, { action: 'people.read', subjects: [id] });
    return {
      ...line,
      households: memberships.map(({ person: _, ...membership }) => membership),
      facts: viewsOf(ctx, actor, facts),
      accounts: accounts.map((account) => ({
        id: account.id,
        numberMask: account.numberMask,
        holder: account.holder,
        bank: account.bank,
      })),
    };
  });
}

/**
 * A household with its members, now and once, and the facts in force about it and them, masked. A member registered in
 * another town is shown, what is known of him there is not. @throws HouseholdNotFound
 */
export async function getHousehold(ctx: Context, actor: Actor, id: string): Promise<HouseholdDetail> {
  access.require(actor, 'household.read');
  return inTransaction(ctx, actor, async (tx) => {
    const household = await households.findHousehold(tx, ctx.county, id);
    if (household === undefined) throw HouseholdNotFound({ household: id });
    const memberships = await households.findMembers(tx, ctx.county, id);
    const people = [...new Set([household.head, ...memberships.map(({ person }) => person)])];
    const facts = await findCurrentFacts(tx, ctx, people, id);
    await asJobWithin(tx);
    const lines = new Map(
      (await linesOf(tx, ctx, await store.findPeople(tx, ctx.county, people))).map((line) => [line.id, line]),
    );
    const names = await namesOf(tx, ctx, [household]);
    await append(tx, ctx, actor, { action: 'people.read-household', subjects: people, detail: { household: id } });
    const factsOf = (subject: string) =>
      viewsOf(
        ctx,
        actor,
        facts.filter((fact) => (fact.person ?? fact.household) === subject),
      );
    return {
      ...household,
      headName: lines.get(household.head)?.name ?? '',
      divisionName: names.get(household.division) ?? household.division,
      facts: factsOf(id),
      members: memberships.flatMap(({ person, relation, from, to }) => {
        const line = lines.get(person);
        return line === undefined ? [] : [{ person: line, relation, from, to, facts: factsOf(person) }];
      }),
    };
  });
}

/** The households of a division and those below it, within the actor's scope; by division, then id. */
export async function listHouseholds(
  ctx: Context,
  actor: Actor,
  asked: { division?: string | undefined; after?: string | undefined },
): Promise<HouseholdPage> {
  access.require(actor, 'household.read');
  const prefix = asked.division === undefined ? ctx.county : prefixOf(asked.division);
  return inTransaction(ctx, actor, async (tx) => {
    const page = { prefix, after: placeOf(asked.after), limit: pageSize };
    const found = await households.listHouseholds(tx, ctx.county, page);
    await asJobWithin(tx);
    const heads = found.map(({ head }) => head);
    const cards = new Map((await store.findPeople(tx, ctx.county, heads)).map((card) => [card.id, card]));
    const names = await namesOf(tx, ctx, found);
    await append(tx, ctx, actor, { action: 'people.list-households', subjects: heads });
    return {
      items: found.map((household) => ({
        ...household,
        headName: cards.get(household.head)?.name ?? '',
        divisionName: names.get(household.division) ?? household.division,
      })),
      next: nextOf(found),
    };
  });
}

/** The numbers behind the masks; the purpose stands in the audit trail. @throws PersonNotFound */
export async function unmaskPerson(ctx: Context, actor: Actor, id: string, purpose: string): Promise<UnmaskedPerson> {
  access.require(actor, 'people.unmask');
  return inTransaction(ctx, actor, async (tx) => {
    const sealed = await store.findSealedPerson(tx, ctx.county, id);
    if (sealed === undefined) throw PersonNotFound({ person: id });
    await append(tx, ctx, actor, { action: 'people.unmask', purpose, subjects: [id] });
    return {
      name: sealed.name,
      idNumber: ctx.keys.open(sealed.idNumber),
      phone: sealed.phone === null ? null : ctx.keys.open(sealed.phone),
    };
  });
}

async function linesOf(tx: Tx, ctx: Context, cards: readonly PersonCard[]): Promise<PersonLine[]> {
  const names = await namesOf(tx, ctx, cards);
  return cards.map((card) => ({ ...card, divisionName: names.get(card.division) ?? card.division }));
}

async function namesOf(
  tx: Tx,
  ctx: Context,
  lines: readonly { readonly division: string }[],
): Promise<ReadonlyMap<string, string>> {
  return findPathNames(
    tx,
    lines.map(({ division }) => division),
    ctx.clock.today(),
  );
}

/** Illness, disability and custody are for those who handle the case. */
function viewsOf(ctx: Context, actor: Actor, facts: readonly Fact[]): FactView[] {
  const kinds = ctx.catalogue.factKinds;
  const hidden = kinds
    .filter(({ sensitive }) => sensitive && !may(actor, 'people.read-sensitive'))
    .map(({ key }) => key);
  // What came by a feed or an asked source carries its key.
  const known = [...ctx.catalogue.feeds, ...ctx.catalogue.sources];
  const sourceOf = ({ source }: Fact) => known.find(({ key }) => key === source)?.name ?? source;
  return facts
    .filter(({ kind }) => !hidden.includes(kind))
    .map((fact) => ({ ...factView(kinds, fact), source: sourceOf(fact) }));
}

function placeOf(after: string | undefined): Place | undefined {
  const [, division, id] = /^(\d{12})_([0-9a-f-]{36})$/.exec(after ?? '') ?? [];
  return division === undefined || id === undefined ? undefined : { division, id };
}

function nextOf(page: readonly Place[]): string | null {
  const last = page.length === pageSize ? page.at(-1) : undefined;
  return last === undefined ? null : `${last.division}_${last.id}`;
}
