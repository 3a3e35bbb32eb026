export { askAgain, startVerification } from './exchange.asking.service.ts';
export { closeBreach } from './exchange.breach.service.ts';
export { exchangeTasks, verificationSweep } from './exchange.job.service.ts';
export { concludeReview, objectToReport, startRecheck } from './exchange.objection.service.ts';
export { getOwnVerification } from './exchange.own.service.ts';
export { printReport } from './exchange.print.service.ts';
export { getCaseVerification, listVerifications } from './exchange.read.service.ts';
export { type FoundReport, findLatestReport as findReport } from './exchange.report.service.ts';
export { exchangeRoutes } from './exchange.routes.ts';
export {
  BreachLookedAt,
  type ExchangeOffice,
  NotAuthorised,
  NothingToAsk,
  NotUnderReview,
  NotVerified,
  NotYetAccepted,
  ObjectionOpen,
  ReportReplaced,
  type SourceAddress,
  StillValid,
  UnderWay,
} from './exchange.ts';
export { moveVerification } from './move-verification.ts';
