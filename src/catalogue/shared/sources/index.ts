import type { Source } from '#kit/source.ts';
import { bankDeposits } from './bank-deposits.ts';
import { enterprises } from './enterprises.ts';
import { financialAssets } from './financial-assets.ts';
import { policeRegister } from './police-register.ts';
import { realEstate } from './real-estate.ts';
import { socialInsurance } from './social-insurance.ts';
import { vehicles } from './vehicles.ts';

/** The departments that may be asked about the means of a family. */
export const sources: readonly Source[] = [
  policeRegister,
  vehicles,
  socialInsurance,
  enterprises,
  realEstate,
  bankDeposits,
  financialAssets,
];
