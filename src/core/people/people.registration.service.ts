import { randomUUIDv7 } from 'node:crypto';
import { checkBankAccount, maskBankAccount } from '#kit/bank-account.ts';
import { checkIdentityNumber, type IdentityNumberParts, maskIdentityNumber } from '#kit/identity-number.ts';
import { checkPhone, maskPhone } from '#kit/phone.ts';
import type { Tx } from '#platform/database.ts';
import { nameTokens } from './name-tokens.ts';
import { findPersonByIndex } from './people.search.store.ts';
import * as store from './people.store.ts';
import {
  AccountInvalid,
  type BankAccount,
  type PeopleContext,
  type PersonCard,
  PersonInvalid,
  PersonNotFound,
  requireName,
  requireSameName,
} from './people.ts';

/**
 * Enters a person, or finds him by his number; a telephone is filled in where none was known. Needs the job role, since
 * the number may be known in another town. @throws PersonInvalid, NameDiffers
 */
export async function registerPerson(
  tx: Tx,
  ctx: PeopleContext,
  input: { name: string; idNumber: string; phone?: string | null; division: string },
): Promise<{ id: string; created: boolean }> {
  const name = requireName(input.name);
  const { number, born, sex } = requireNumber(ctx, input.idNumber);
  const index = numberIndex(ctx, number);
  const phone = input.phone ? sealPhone(ctx, input.phone) : undefined;

  const id = randomUUIDv7();
  const known = await findPersonByIndex(tx, ctx.county, index);
  if (known === undefined) {
    const created = await store.insertPerson(
      tx,
      ctx.county,
      {
        id,
        name,
        sex,
        born,
        idNumber: { sealed: ctx.keys.seal(number), index, mask: maskIdentityNumber(number) },
        phone,
        division: input.division,
        at: ctx.clock.businessNow(),
      },
      nameTokens(name),
    );
    if (created) return { id, created };
  }

  // Somebody else may have entered him a moment ago.
  const person = known ?? (await findPersonByIndex(tx, ctx.county, index));
  if (person === undefined) throw PersonNotFound({ person: maskIdentityNumber(number) });
  requireSameName(person, name);
  if (phone !== undefined && person.phoneMask === null) await store.addPhone(tx, ctx.county, person.id, phone);
  return { id: person.id, created: false };
}

/** The person of a number, in any spelling. @throws PersonInvalid when it is no identity number */
export async function findPersonByNumber(
  tx: Tx,
  ctx: PeopleContext,
  idNumber: string,
): Promise<PersonCard | undefined> {
  const { number } = requireNumber(ctx, idNumber);
  return findPersonByIndex(tx, ctx.county, numberIndex(ctx, number));
}

/** The people of these ids that the transaction's actor may see, in no order. */
export async function findPeople(tx: Tx, ctx: PeopleContext, ids: readonly string[]): Promise<PersonCard[]> {
  return ids.length === 0 ? [] : store.findPeople(tx, ctx.county, ids);
}

/**
 * Adds an account of a person, which counts from now on; the account that already counts is not added again.
 * @throws AccountInvalid, PersonNotFound
 */
export async function addBankAccount(
  tx: Tx,
  ctx: PeopleContext,
  input: { person: string; number: string; holder: string; bank?: string | null },
): Promise<string> {
  const checked = checkBankAccount(input.number);
  if (!checked.ok) throw AccountInvalid({ reason: checked.reason });
  const [person] = await store.findPeople(tx, ctx.county, [input.person]);
  if (person === undefined) throw PersonNotFound({ person: input.person });
  const holder = requireName(input.holder);
  const bank = input.bank?.trim() || null;

  const index = accountIndex(ctx, checked.number);
  const [latest] = await store.findAccounts(tx, ctx.county, person.id);
  if (latest?.index.equals(index) && latest.holder === holder && latest.bank === bank) return latest.id;
  const id = randomUUIDv7();
  await store.insertAccount(tx, ctx.county, {
    id,
    person: person.id,
    number: { sealed: ctx.keys.seal(checked.number), index, mask: maskBankAccount(checked.number) },
    holder,
    bank,
    at: ctx.clock.businessNow(),
    division: person.division,
  });
  return id;
}

/** A person's accounts, the one that counts first. */
export async function findAccountsOf(tx: Tx, ctx: PeopleContext, person: string): Promise<BankAccount[]> {
  const accounts = await store.findAccounts(tx, ctx.county, person);
  return accounts.map(({ index: _, ...account }) => account);
}

/** The keyed index by which an account number of a form is found again; it does not tell the number. */
export function accountIndex(ctx: Pick<PeopleContext, 'keys'>, number: string): Buffer {
  return ctx.keys.index('bank-account', number);
}

/** Who ever had an account of one of these indexes. Needs the job role to see the whole county. */
export async function findAccountHolders(
  tx: Tx,
  ctx: PeopleContext,
  indexes: readonly Buffer[],
): Promise<readonly { readonly id: string; readonly name: string; readonly division: string }[]> {
  return indexes.length === 0 ? [] : store.findAccountHolders(tx, ctx.county, indexes);
}

/** The numbers themselves, for a bank file; the caller audits it. An account out of sight is left out. */
export async function openAccounts(
  tx: Tx,
  ctx: PeopleContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { number: string; holder: string; bank: string | null }>> {
  const sealed = ids.length === 0 ? [] : await store.findSealedAccounts(tx, ctx.county, ids);
  return new Map(sealed.map(({ id, number, holder, bank }) => [id, { number: ctx.keys.open(number), holder, bank }]));
}

/** Name and identity number themselves, to ask another department about a person; the caller audits the question. */
export async function openIdentity(
  tx: Tx,
  ctx: PeopleContext,
  id: string,
): Promise<{ readonly name: string; readonly idNumber: string } | undefined> {
  const sealed = await store.findSealedPerson(tx, ctx.county, id);
  return sealed && { name: sealed.name, idNumber: ctx.keys.open(sealed.idNumber) };
}

function requireNumber(ctx: PeopleContext, text: string): IdentityNumberParts {
  const checked = checkIdentityNumber(text, ctx.clock.today());
  if (!checked.ok) throw PersonInvalid({ reason: checked.reason });
  return checked;
}

function numberIndex(ctx: PeopleContext, number: string): Buffer {
  return ctx.keys.index('identity-number', number);
}

function sealPhone(ctx: PeopleContext, text: string): { sealed: Buffer; mask: string } {
  const checked = checkPhone(text);
  if (!checked.ok) throw PersonInvalid({ reason: checked.reason });
  return { sealed: ctx.keys.seal(checked.number), mask: maskPhone(checked.number) };
}
