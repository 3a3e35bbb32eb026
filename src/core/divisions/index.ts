export type { DivisionLevel } from './divisions.contract.ts';
export { type DivisionDifference, type DivisionLoadReport, loadDivisions } from './divisions.loading.service.ts';
export { type DivisionsContext, divisionsRoutes } from './divisions.routes.ts';
export {
  assertOpenForNewCase,
  type DivisionWithPath,
  type FindByNames,
  findChildren,
  findPathNames,
  getByName,
  getCurrentCode,
  getDivision,
  getDivisionWithPath,
  loadNameFinder,
} from './divisions.service.ts';
export {
  AmbiguousDivisionName,
  BadDivisionCode,
  countyOf,
  type Division,
  type DivisionCode,
  DivisionRetired,
  fullCode,
  isInForce,
  isWithin,
  levelOf,
  NoSuchDivision,
  NoSuchDivisionName,
  pathNames,
  pathOf,
  prefixOf,
  type Succession,
  type Successor,
  SuccessorUnclear,
  startUnknown,
  townOf,
  villageOf,
} from './divisions.ts';
