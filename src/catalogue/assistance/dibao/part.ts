import type { CataloguePart } from '#kit/catalogue-part.ts';
import { dibaoInPayment, edgeRecognised, graceGranted, tier, tierCodes } from './fact-kinds.ts';
import { dibaoIndicators } from './indicators.ts';
import { dibaoItem } from './item.ts';
import { dibaoLedger } from './ledger.ts';
import { dibaoReviewItem } from './review/item.ts';
import { reviewRound } from './review-round.ts';
import { dibaoSignals } from './signals.ts';
import { dibaoVerification } from './verification.ts';

/** 最低生活保障: what this folder brings to the catalogue. */
export const dibao: CataloguePart = {
  items: [dibaoItem, dibaoReviewItem],
  benefits: [{ key: 'dibao', name: '最低生活保障金', exclusivePerPerson: true, fact: dibaoInPayment }],
  factKinds: [tier, dibaoInPayment, graceGranted, edgeRecognised],
  headings: [{ heading: '档次', kind: tier, codes: tierCodes }],
  feeds: [dibaoLedger],
  verifications: [dibaoVerification],
  signals: dibaoSignals,
  rounds: [reviewRound],
  indicators: dibaoIndicators,
};
