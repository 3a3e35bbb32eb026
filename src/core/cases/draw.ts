import { sm3Of } from '#platform/digest.ts';

const parts = 2 ** 32;

/**
 * Whether a case is drawn with a seed: SM3 over both, its first four bytes as a share of 2^32, lies below `share` (a decimal
 * from 0 to 1). Anybody with the seed can prove it.
 */
export const isDrawn = (seed: string, officeCase: string, share: string): boolean =>
  sm3Of({ seed, case: officeCase }).readUInt32BE(0) < Number(share) * parts;
