export { listAudit } from './access.audit.service.ts';
export { findIdentityIndex, findUserName } from './access.identity.store.ts';
export {
  ClockMomentInvalid,
  createInstallation,
  findInstallation,
  getPracticeClock,
  InstallationExists,
  movePracticeClock,
  practiceClockStore,
} from './access.installation.service.ts';
export type { InstallationRow } from './access.installation.store.ts';
export { describeMe } from './access.me.service.ts';
export { listOutbox, putInOutbox } from './access.outbox.service.ts';
export { requestCode, signInResident } from './access.residents.service.ts';
export { accessRoutes } from './access.routes.ts';
export { findActor, type Session, signOut } from './access.session.service.ts';
export { changePassword, signIn, switchPost } from './access.sign-in.service.ts';
export {
  type Actor,
  access,
  actorName,
  Forbidden,
  type JobActor,
  LoginTaken,
  may,
  type NewPost,
  NoPost,
  PasswordWeak,
  PasswordWrong,
  PostInvalid,
  PostNotYours,
  PracticeOnly,
  type PublicActor,
  RequestHeaderMissing,
  type ResidentActor,
  requireCountyStaff,
  requireDomain,
  SignInNeeded,
  SignInRefused,
  type StaffActor,
  secondsLater,
  UserInvalid,
} from './access.ts';
export { createPost, createUser } from './access.users.service.ts';
export { asJob, asJobWithin, type Context, type Installation, inTransaction, scopeOf } from './context.ts';
export { jobRoutes } from './job-progress.routes.ts';
export {
  advanceProgress,
  cancelJob,
  cancelProgress,
  failProgress,
  finishProgress,
  gaveUp,
  getJob,
  isProgressCancelled,
  JobEnded,
  JobNotFound,
  startProgress,
} from './job-progress.service.ts';
export { ClientKeyReused, once } from './once.ts';
export { actorOf, identifyActors } from './request-actor.ts';
export { CodeSpent, CodeTooMany, CodeTooSoon, CodeWrong, ResidentInvalid, ResidentMismatch } from './residents.ts';
