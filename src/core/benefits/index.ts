export { findRunningAmounts, holdBenefit, releaseBenefit } from './benefits.holds.service.ts';
export { type BenefitOrigin, findOrigins } from './benefits.origins.store.ts';
export { getBenefitFigures, listBenefits, listOwnBenefits } from './benefits.read.service.ts';
export { benefitsRoutes } from './benefits.routes.ts';
export {
  changeBenefit,
  dueLines,
  findCoverage,
  restoreBenefit,
  startBenefit,
  stopBenefit,
} from './benefits.service.ts';
export { unlistedDue } from './benefits.store.ts';
export {
  AlreadyCovered,
  BeforeStart,
  type Benefit,
  type BenefitsContext,
  type Coverage,
  type DueLine,
  MembersMissing,
  MonthListed,
  type NewBenefit,
  NotRunning,
  UnknownBenefit,
} from './benefits.ts';
