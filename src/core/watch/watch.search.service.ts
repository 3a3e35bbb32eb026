import { type Actor, access, type Context, inTransaction, may } from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import { findPathNames } from '#core/divisions/index.ts';
import { searchPeople } from '#core/people/index.ts';
import { findByKey } from '#kit/catalogue.ts';
import { compact } from '#kit/full-width.ts';
import type { SearchAnswer } from './watch.contract.ts';
import * as store from './watch.search.store.ts';

/** A case number: letters, then the year and a running number; its beginning is enough. */
const caseNumber = /^[A-Z-]{2,40}\d{4,}$/i;

/**
 * One box for everything: a case by its number or its beginning, else people by name, pinyin, initials or whole identity number,
 * with the cases they take part in. Within the actor's scope. @throws NameQueryTooShort, PersonInvalid
 */
export async function searchOffice(ctx: Context, actor: Actor, text: string): Promise<SearchAnswer> {
  access.require(actor, 'people.search');
  const typed = compact(text);
  const byNumber = caseNumber.test(typed);
  const people = byNumber ? [] : (await searchPeople(ctx, actor, { text })).items;
  const asked = byNumber ? { number: typed.toUpperCase() } : { people: people.map(({ id }) => id) };
  if (!may(actor, 'case.read')) return { people, cases: [] };
  return inTransaction(ctx, actor, async (tx) => {
    const found = await store.searchCases(tx, ctx.county, asked);
    const divisions = found.map(({ division }) => division);
    const places = await findPathNames(tx, divisions, ctx.clock.today());
    if (byNumber) {
      const subjects = [...new Set(found.map(({ applicant }) => applicant))];
      await append(tx, ctx, actor, { action: 'work.search', subjects, detail: { by: '办件编号' } });
    }
    const cases = found.map(({ applicant: _, item, stage, division, ...one }) => ({
      ...one,
      itemName: findByKey(ctx.catalogue.items, item)?.name ?? item,
      stageName: findByKey(ctx.catalogue.items, item)?.flow.stages[stage]?.name ?? stage,
      place: places.get(division) ?? division,
    }));
    return { people, cases };
  });
}
