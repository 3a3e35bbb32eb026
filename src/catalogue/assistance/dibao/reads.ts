import { bornKind, deathKind, type FactKind, relationKind } from '#kit/fact-kind.ts';
import { expenseKinds, expensesDetermined } from '../../shared/expense-items.ts';
import {
  collectiveShare,
  contractedLand,
  hukou,
  incomeDetermined,
  residenceDetermined,
  standardType,
  statusDetermined,
  statusKinds,
  urbanRegistered,
  urbanResidence,
} from '../../shared/fact-kinds.ts';
import { incomeItems } from '../../shared/income-items.ts';
import { obligorKinds } from '../../shared/obligor-kinds.ts';
import { propertyDetermined, propertyKinds } from '../../shared/property-items.ts';
import { dibaoInPayment, graceGranted, tier } from './fact-kinds.ts';

/** Every kind of fact that the rule of 低保 reads. */
export const reads: readonly FactKind[] = [
  bornKind,
  relationKind,
  deathKind,
  statusDetermined,
  ...statusKinds,
  tier,
  incomeDetermined,
  ...incomeItems.map((item) => item.kind),
  ...obligorKinds,
  propertyDetermined,
  ...propertyKinds,
  expensesDetermined,
  ...expenseKinds,
  standardType,
  hukou,
  residenceDetermined,
  urbanRegistered,
  urbanResidence,
  contractedLand,
  collectiveShare,
  dibaoInPayment,
  graceGranted,
];
