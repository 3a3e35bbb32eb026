import { type Actor, access, inTransaction } from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import { findPathNames } from '#core/divisions/index.ts';
import { maskBankAccount } from '#kit/bank-account.ts';
import { findByKey } from '#kit/catalogue.ts';
import type { Feed } from '#kit/feed.ts';
import { maskIdentityNumber } from '#kit/identity-number.ts';
import { maskPhone } from '#kit/phone.ts';
import type { Tx } from '#platform/database.ts';
import type {
  FeedList,
  HouseholdState,
  ImportHouseholdPage,
  ImportHouseholdView,
  ImportList,
  ImportSummary,
} from './feeds.contract.ts';
import { defaultPaidThrough } from './feeds.importing.service.ts';
import { getFeed } from './feeds.reading.service.ts';
import * as store from './feeds.store.ts';
import {
  type ImportBatch,
  type ImportContent,
  type ImportHousehold,
  ImportNotFound,
  type ImportOffice,
} from './feeds.ts';
import { maskFound } from './read-ledger.ts';

const batchesShown = 200;
const usualPage = 50;

/** The ledgers that can be imported, and their columns. */
export function listFeeds(office: ImportOffice, actor: Actor): FeedList {
  access.require(actor, 'import.make');
  return {
    items: office.catalogue.feeds.map(({ key, name, columns }) => ({
      key,
      name,
      columns: columns.map((column) => ({
        name: column.name,
        headers: [...column.headers],
        required: column.required,
      })),
    })),
  };
}

/** The latest imports of the actor's scope. */
export async function listImports(office: ImportOffice, actor: Actor): Promise<ImportList> {
  access.require(actor, 'import.make');
  return inTransaction(office, actor, async (tx) => {
    const batches = await store.findBatches(tx, office.county, batchesShown);
    return { items: batches.map((batch) => summaryOf(office, batch)) };
  });
}

/** @throws ImportNotFound */
export async function getImport(office: ImportOffice, actor: Actor, id: string): Promise<ImportSummary> {
  access.require(actor, 'import.make');
  return inTransaction(office, actor, async (tx) => summaryOf(office, await getBatch(tx, office, id)));
}

/** A page of the households of an import, numbers masked, faults with their cells. @throws ImportNotFound */
export async function listImportHouseholds(
  office: ImportOffice,
  actor: Actor,
  input: {
    readonly batch: string;
    readonly state?: HouseholdState | undefined;
    readonly after?: number | undefined;
    readonly limit?: number | undefined;
  },
): Promise<ImportHouseholdPage> {
  access.require(actor, 'import.make');
  const { after = 0, limit = usualPage } = input;
  return inTransaction(office, actor, async (tx) => {
    const batch = await getBatch(tx, office, input.batch);
    const feed = getFeed(office, batch.feed);
    const households = await store.findHouseholds(tx, office.county, office.keys, {
      batch: batch.id,
      states: input.state && [input.state],
      after,
      limit,
    });
    const last = households.at(-1)?.firstRow;
    await append(tx, office, actor, { action: 'import.read', detail: { batch: batch.id, after, through: last } });
    const codes = households.map(({ division }) => division);
    const names = await findPathNames(tx, codes, office.clock.today());
    return {
      items: households.map((each) => viewOf(office, feed, each, names.get(each.division) ?? each.division)),
      next: households.length < limit || last === undefined ? null : last,
    };
  });
}

export async function getBatch(tx: Tx, office: ImportOffice, id: string): Promise<ImportBatch> {
  const batch = await store.findBatch(tx, office.county, id);
  if (batch === undefined) throw ImportNotFound({});
  return batch;
}

function summaryOf(office: ImportOffice, batch: ImportBatch): ImportSummary {
  const { madeBy: _, file: __, division: ___, ...shown } = batch;
  return {
    ...shown,
    feedName: findByKey(office.catalogue.feeds, batch.feed)?.name ?? batch.feed,
    defaultPaidThrough: defaultPaidThrough(office),
  };
}

function viewOf(
  office: ImportOffice,
  feed: Feed,
  household: ImportHousehold,
  divisionName: string,
): ImportHouseholdView {
  const { content, firstRow, lastRow, name, state } = household;
  const benefit = content.household?.benefit ?? null;
  return {
    firstRow,
    lastRow,
    name,
    // A faulty household is kept under the scope of its maker: what the ledger says of the place is all that is known.
    place: state === 'faulty' ? writtenPlace(feed, content) : divisionName,
    state,
    household: household.household,
    members: (content.household?.members ?? []).map((member) => ({
      name: member.name,
      idNumberMask: maskIdentityNumber(member.idNumber),
      relation: member.relation,
      relationName: nameOf(feed, feed.relation, member.relation),
      phoneMask: member.phone === null ? null : maskPhone(member.phone),
    })),
    benefit: benefit && {
      kindName: findByKey(office.catalogue.benefits, benefit.benefit)?.name ?? benefit.benefit,
      amount: benefit.amount,
      from: benefit.from,
      accountMask: maskBankAccount(benefit.account),
      document: benefit.document,
    },
    faults: content.faults.map(({ sealed, ...fault }) => ({
      ...fault,
      found: maskFound({ found: fault.found, sealed }),
    })),
    mends: [...content.mends],
    notes: [...content.notes],
  };
}

/** What a choice column calls a code. */
function nameOf(feed: Feed, key: string, code: string): string {
  const { names = [] } = findByKey(feed.columns, key) ?? {};
  return names.find((one) => one.code === code)?.name ?? code;
}

/** Town and village as they are written in the ledger; empty where nothing is. */
function writtenPlace({ place }: Feed, { rows }: Pick<ImportContent, 'rows'>): string {
  const written = (key: string) => rows.find(({ cells }) => cells[key] !== undefined)?.cells[key] ?? '';
  return written(place.town) + written(place.village);
}
