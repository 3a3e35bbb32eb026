import { randomUUIDv7 } from 'node:crypto';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import * as store from './people.households.store.ts';
import { changeMembership, findMemberFault, type NewMember } from './people.membership.ts';
import { rebuild } from './people.situation.store.ts';
import {
  type HouseholdHead,
  HouseholdNotFound,
  type HouseholdOfPerson,
  type HouseholdWithMembers,
  MembersInvalid,
  type PeopleContext,
  PersonNotFound,
} from './people.ts';

/** Makes a household, as yet without members, with its empty situation. Needs the job role. Gives its id. */
export async function createHousehold(
  tx: Tx,
  ctx: PeopleContext,
  input: { head: string; division: string; address?: string | null },
): Promise<string> {
  const id = randomUUIDv7();
  await store.insertHousehold(tx, ctx.county, {
    id,
    head: input.head,
    address: input.address ?? null,
    division: input.division,
    at: ctx.clock.businessNow(),
  });
  await rebuild(tx, ctx.county, [id]);
  return id;
}

/**
 * From a day on the household is exactly these members: memberships are closed the day before and opened on the day,
 * and who stays with the same relation stays in his row. Needs the job role, since a member may be registered in
 * another town. @throws MembersInvalid, HouseholdNotFound, PersonNotFound
 */
export async function setMembers(
  tx: Tx,
  ctx: PeopleContext,
  input: { household: string; members: readonly NewMember[]; from: PlainDate },
): Promise<void> {
  const fault = findMemberFault(input.members);
  if (fault !== undefined) throw MembersInvalid({ reason: fault });
  const household = await store.findHousehold(tx, ctx.county, input.household);
  if (household === undefined) throw HouseholdNotFound({ household: input.household });
  const locked = await store.lockPeople(
    tx,
    ctx.county,
    input.members.map(({ person }) => person),
  );
  const missing = input.members.find(({ person }) => !locked.includes(person));
  if (missing !== undefined) throw PersonNotFound({ person: missing.person });

  const known = await store.findMembers(tx, ctx.county, household.id);
  const change = changeMembership(household.id, known, input.members, input.from);
  for (const { membership, to } of change.end) await store.endMembership(tx, ctx.county, membership, to);
  for (const membership of change.drop) await store.deleteMembership(tx, ctx.county, membership);
  await store.insertMembers(tx, ctx.county, household.division, change.begin);
  await rebuild(tx, ctx.county, [household.id]);
}

/** A household with all who ever belonged to it, the earliest first; undefined where the transaction's role sees none. */
export async function findHousehold(tx: Tx, ctx: PeopleContext, id: string): Promise<HouseholdWithMembers | undefined> {
  const household = await store.findHousehold(tx, ctx.county, id);
  return household && { ...household, memberships: await store.findMembers(tx, ctx.county, id) };
}

/** The households of which a person is the head, or to which he belongs or once belonged. */
export async function findHouseholdsOf(tx: Tx, ctx: PeopleContext, person: string): Promise<HouseholdOfPerson[]> {
  const memberships = await store.findMemberships(tx, ctx.county, person);
  const ids = [...new Set(memberships.map(({ household }) => household))];
  const households = await store.findHouseholds(tx, ctx.county, { head: person, ids });
  return households.map((household) => ({
    ...household,
    memberships: memberships.filter((membership) => membership.household === household.id),
  }));
}

/** Who heads each of these households, by household; those out of sight of the transaction's role are left out. */
export async function findHeads(
  tx: Tx,
  ctx: PeopleContext,
  households: readonly string[],
): Promise<ReadonlyMap<string, HouseholdHead>> {
  const heads = households.length === 0 ? [] : await store.findHeads(tx, ctx.county, households);
  return new Map(heads.map((head) => [head.household, head]));
}
