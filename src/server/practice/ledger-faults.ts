import type { LedgerFamily, LedgerMember } from './ledger-households.ts';

const lastMember = ({ members }: LedgerFamily): LedgerMember => {
  const member = members.at(-1);
  if (member === undefined) throw new RangeError('台账里没有成员');
  return member;
};

/** What clerks get wrong, each done to one household of an invented ledger. */
export const ledgerFaults = {
  'id-check-digit': (family: LedgerFamily) => {
    const member = lastMember(family);
    member.idNumber = String(member.idNumber).replace(/.$/, (digit) => (digit === '1' ? '2' : '1'));
  },
  'id-as-number': (family: LedgerFamily) => {
    lastMember(family).idNumber = 512_099_199_001_011_200;
  },
  'id-of-15-digits': (family: LedgerFamily) => {
    lastMember(family).idNumber = '512099900101123';
  },
  'id-missing': (family: LedgerFamily) => {
    lastMember(family).idNumber = '';
  },
  'name-with-digit': (family: LedgerFamily) => {
    lastMember(family).name += '2';
  },
  'relation-unknown': (family: LedgerFamily) => {
    lastMember(family).relation = '同住';
  },
  'amount-about': (family: LedgerFamily) => {
    family.amountCell = '约800';
  },
  'amount-in-ten-thousands': (family: LedgerFamily) => {
    family.amountCell = '0.08万';
  },
  'amount-missing': (family: LedgerFamily) => {
    family.amountCell = '';
  },
  'account-check-digit': (family: LedgerFamily) => {
    family.account = String(family.account).replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
  },
  'month-impossible': (family: LedgerFamily) => {
    family.fromCell = '2025-13';
  },
  'town-unknown': (family: LedgerFamily) => {
    family.town = '石桥铺镇';
  },
  'village-unknown': (family: LedgerFamily) => {
    family.village = '桃花源村';
  },
  'size-differs': (family: LedgerFamily) => {
    family.size += 1;
  },
} as const satisfies Readonly<Record<string, (family: LedgerFamily) => void>>;

export type LedgerFaultName = keyof typeof ledgerFaults;
