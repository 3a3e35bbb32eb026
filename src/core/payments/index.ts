export { approvePayRun, cancelPayRun, verifyPayRun } from './payments.approval.service.ts';
export { type BankFile, makeBankFile } from './payments.bank-file.service.ts';
export { makePayRun, paymentTasks } from './payments.making.service.ts';
export { findPaid, getPayRun, listPayHolds, listPayLines, listPayRuns } from './payments.read.service.ts';
export { paymentsRoutes } from './payments.routes.ts';
export {
  MakerMayNotApprove,
  MonthNotBegun,
  OpenRunExists,
  type PayRun,
  PayRunNotFound,
  RunEmpty,
  RunNotReady,
  RunOutdated,
  RunTampered,
} from './payments.ts';
