import { type Actor, access, asJobWithin, inTransaction, once, SignInNeeded } from '../access/index.ts';
import { append } from '../audit/index.ts';
import * as store from './exchange.store.ts';
import { BreachLookedAt, type ExchangeOffice, QueryNotFound } from './exchange.ts';

/**
 * Files what came of looking at a breach, an answer that spoke of another person; that person's data are erased.
 * @throws QueryNotFound, BreachLookedAt
 */
export const closeBreach = async (
  office: ExchangeOffice,
  actor: Actor,
  input: { readonly query: string; readonly note: string; readonly key: string },
): Promise<void> => {
  access.require(actor, 'verification.breach');
  if (actor.kind !== 'staff') throw SignInNeeded({});
  const { key, ...request } = input;
  await inTransaction(office, actor, (tx) =>
    once(tx, office, actor, key, { breach: request }, async () => {
      const seen = await store.findCaseOfQuery(tx, office.county, input.query);
      if (seen === undefined) throw QueryNotFound({ query: input.query });
      await asJobWithin(tx);
      const query = await store.lockQuery(tx, office.county, input.query);
      if (query?.state !== 'quarantined') throw QueryNotFound({ query: input.query });
      if (query.breach !== null) throw BreachLookedAt({ on: query.breach.on });
      const [note, on] = [input.note.trim(), office.clock.today()];
      await store.updateBreach(tx, office.county, query.id, { note, by: actor.user, on });
      await append(tx, office, actor, {
        action: 'verification.breach-closed',
        subjects: [query.person],
        detail: { case: seen.case, source: query.source, request: query.id },
      });
      return {};
    }),
  );
};
