export { makeFaultsFile } from './feeds.faults-file.service.ts';
export { confirmImport, feedsTasks } from './feeds.importing.service.ts';
export { getImport, listFeeds, listImportHouseholds, listImports } from './feeds.read.service.ts';
export { startImport } from './feeds.reading.service.ts';
export { feedsRoutes } from './feeds.routes.ts';
export {
  FeedNotFound,
  ImportNotFound,
  ImportNotReady,
  type ImportOffice,
  type LedgerBenefits,
  LedgerUnreadable,
  NotAnExcelFile,
  NothingToImport,
  PaidThroughInvalid,
} from './feeds.ts';
