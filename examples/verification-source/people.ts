/**
 * How a source behaves towards one person, besides answering at once: `silent` never answers, `down` says 503, `late` says
 * twice that the answer comes later, `garbage` sends a page instead of an answer, `twice` breaks off its first answer and
 * gives it again when asked again, `stranger` answers with somebody else, `unsigned` forgets to sign.
 */
export type Manner = 'silent' | 'down' | 'late' | 'garbage' | 'twice' | 'stranger' | 'unsigned';

/** What the departments know of somebody: an answer by source, and how that source behaves. */
export type KnownPerson = {
  readonly name: string;
  readonly idNumber: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly manners?: Readonly<Record<string, Manner>>;
};

const quiet = {
  'police-register': { state: 'registered', address: '岳阳镇土地堂社区', hukou: '农业户口' },
  vehicles: { vehicles: [] },
  'social-insurance': { wages: [], pensions: [] },
  enterprises: { enterprises: [] },
  'real-estate': { homes: [] },
  'bank-deposits': { accounts: [] },
  'financial-assets': { holdings: [] },
};

/** Invented people: area code 512099 belongs to nobody. */
export const people: readonly KnownPerson[] = [
  {
    name: '林有田',
    idNumber: '512099197001010012',
    answers: {
      ...quiet,
      'bank-deposits': {
        accounts: [{ bank: '安岳农商银行', account: '****0012', balance: 120_000, joint: false }],
      },
    },
  },
  {
    name: '林有车',
    idNumber: '512099197202020022',
    answers: {
      ...quiet,
      vehicles: {
        vehicles: [
          { plate: '川M·***21', model: '长安牌轿车', use: 'ordinary', registeredIn: '2023-05', value: 4_500_000 },
        ],
      },
    },
  },
  { name: '林无应', idNumber: '51209919750303003X', answers: quiet, manners: { 'bank-deposits': 'silent' } },
];
