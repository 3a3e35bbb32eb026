export { findFactFault } from './fact-fault.ts';
export { NameQueryTooShort, nameTokens, queryTokens } from './name-tokens.ts';
export { type StoredSituation, unpackSituation } from './packed-situation.ts';
export {
  type CorrectedFact,
  correctFact,
  findCurrentFacts,
  findWithdrawn,
  type RetractedFact,
  retractFact,
  type WithdrawnFact,
  writeFacts,
} from './people.facts.service.ts';
export {
  createHousehold,
  findHeads,
  findHousehold,
  findHouseholdsOf,
  setMembers,
} from './people.households.service.ts';
export type { NewMember } from './people.membership.ts';
export {
  accountIndex,
  addBankAccount,
  findAccountHolders,
  findAccountsOf,
  findPeople,
  findPersonByNumber,
  openAccounts,
  openIdentity,
  registerPerson,
} from './people.registration.service.ts';
export { peopleRoutes } from './people.routes.ts';
export {
  getHousehold,
  getPerson,
  listHouseholds,
  searchPeople,
  unmaskPerson,
} from './people.service.ts';
export { eachSituation, type ReadSituation, readSituation, rebuildSituations } from './people.situations.service.ts';
export {
  AccountInvalid,
  type BankAccount,
  type Fact,
  FactInvalid,
  FactNotCurrent,
  HouseholdNotFound,
  type HouseholdOfPerson,
  type HouseholdWithMembers,
  type Membership,
  MembersInvalid,
  NameDiffers,
  type NewFact,
  type PeopleContext,
  type PersonCard,
  PersonInvalid,
  PersonNotFound,
} from './people.ts';
export { type VisitedSituation, withIds } from './situation-rows.ts';
