import { randomBytes } from 'node:crypto';
import type { SourceAddress } from '#core/exchange/index.ts';
import type { Catalogue } from '#kit/catalogue.ts';
import type { KnownPerson, Manner } from '../../../examples/verification-source/people.ts';
import { startReferenceSource } from '../../../examples/verification-source/server.ts';
import { sourceAddress } from '../source-addresses.ts';
import { type PracticeMember, practiceFamilies } from './families.ts';
import { inventedNumber } from './invented-numbers.ts';

/** How sources behave towards some, so that a practice county also shows what goes wrong. */
const manners: Readonly<Record<string, Readonly<Record<string, Manner>>>> = {
  黄建国: { 'bank-deposits': 'late' },
  黄婆婆: { 'bank-deposits': 'silent', 'real-estate': 'twice' },
  谢东海: { enterprises: 'stranger' },
};

/** What is not in the register of the family's own words: a car sold without transfer, a pension not declared. */
const unsaid: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  黄建国: {
    vehicles: {
      vehicles: [
        { plate: '川M·***68', model: '五菱牌小型客车', use: 'ordinary', registeredIn: '2016-08', value: 800_000 },
      ],
    },
    'bank-deposits': {
      accounts: [{ bank: '安岳农商银行', account: '****3061', balance: 215_300, joint: false }],
    },
  },
  黄婆婆: {
    'social-insurance': { wages: [], pensions: [{ kind: 'basic', from: '2024-01', monthly: 14_500 }] },
  },
};

const answersOf = ({ name, income }: PracticeMember): KnownPerson['answers'] => ({
  'police-register': { state: 'registered', address: '岳阳镇土地堂社区', hukou: '农业户口' },
  vehicles: { vehicles: [] },
  'social-insurance': {
    wages: income?.item === 'wage' ? [{ employer: '安岳柠檬合作社', from: '2025-01', monthly: income.amount }] : [],
    pensions: [],
  },
  enterprises: { enterprises: [] },
  'real-estate': { homes: [] },
  'bank-deposits': { accounts: [{ bank: '安岳农商银行', account: '****6600', balance: 60_000, joint: false }] },
  'financial-assets': { holdings: [] },
  ...unsaid[name],
});

const people: readonly KnownPerson[] = practiceFamilies.flatMap(({ members }) =>
  members.map((member) => ({
    name: member.name,
    idNumber: inventedNumber(member.born, member.sequence),
    answers: answersOf(member),
    ...(manners[member.name] === undefined ? {} : { manners: manners[member.name] ?? {} }),
  })),
);

/** The departments of a practice county, in this very process and for this machine alone. */
export const startPracticeSource = async (
  { sources }: Pick<Catalogue, 'sources'>,
  connected: Map<string, SourceAddress>,
): Promise<{ readonly close: () => Promise<void> }> => {
  const key = randomBytes(32).toString('hex');
  const source = await startReferenceSource({ key, people });
  for (const one of sources)
    connected.set(one.key, sourceAddress(source.addressOf(one.key), key, { timeoutSeconds: 2 }));
  return source;
};
