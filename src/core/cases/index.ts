export { appendAction } from './append-action.ts';
export { decisionView } from './case-detail.ts';
export type { CaseFile } from './case-file.ts';
export { type Acting, act } from './cases.act.service.ts';
export { type Application, type Applied, apply } from './cases.apply.service.ts';
export { findConsents, openCase, withdrawConsent } from './cases.consent.service.ts';
export type { Consent } from './cases.consent.store.ts';
export { type CaseDecision, decideAgain, findDecisions, findHouseholdOfCase } from './cases.decisions.service.ts';
export {
  beginDraft,
  deleteDraft,
  draftSweep,
  draftTasks,
  getDraft,
  listOwnDrafts,
  saveDraft,
} from './cases.drafts.service.ts';
export { insertDraw } from './cases.draw.store.ts';
export { checkDuplicates, findDuplicates } from './cases.duplicates.service.ts';
export { printApplication, printBlankPaper } from './cases.papers.service.ts';
export { type CasePage, countWork, findMyWork, getCase, listCases, listOwnCases } from './cases.read.service.ts';
export { listRecusals, recuse } from './cases.recusal.service.ts';
export { casesRoutes } from './cases.routes.ts';
export { getSignPage, makeSignLink, type SignPage, signByLink, signOnPaper, signSelf } from './cases.sign.service.ts';
export { type CaseStart, startCase } from './cases.start.service.ts';
export {
  CaseChanged,
  CaseNotFound,
  type CaseOffice,
  type EffectHandlers,
  type EffectPlace,
  FormFaulty,
  MoveNotAllowed,
  type OfficeCase,
  OpenCaseExists,
} from './cases.ts';
export { isDrawn } from './draw.ts';
export { answersView, formView } from './form-view.ts';
