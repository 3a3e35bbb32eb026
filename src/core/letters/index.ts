export type { DeliveryManner } from './letters.contract.ts';
export { recordDelivery } from './letters.delivery.service.ts';
export { getLetterPdf, letterTasks } from './letters.printing.service.ts';
export { lettersRoutes } from './letters.routes.ts';
export { findLettersOfCase, issueLetter, listLetters, type NewLetter } from './letters.service.ts';
export {
  AlreadyDelivered,
  type Delivery,
  DeliveryDateInvalid,
  type IssuedLetter,
  LetterNotFound,
  type LetterRecord,
  type Remedies,
  remediesOf,
} from './letters.ts';
export { VerificationCodeMalformed, VerificationCodeUnknown, verifyLetter } from './letters.verification.service.ts';
