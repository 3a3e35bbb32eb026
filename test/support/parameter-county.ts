import { randomUUID } from 'node:crypto';
import type { StaffActor } from '#core/access/index.ts';
import { seedParameters } from '#core/parameters/index.ts';
import type { NewProposal, ProposalOutcome } from '#core/parameters/parameters.contract.ts';
import { approveProposal, proposeValue, withdrawProposal } from '#core/parameters/parameters.proposals.service.ts';
import type { Parameter } from '#kit/parameter.ts';
import { plainDate } from '#kit/plain-date.ts';
import { catalogueOf, testStaff } from './test-context.ts';
import { type TestOffice, testOffice } from './test-office.ts';

/** A first value as a catalogue has it; without a document it is unconfirmed. */
export const firstValue = (division: string, from: string, value: string, document: string | null = null) => ({
  ...{ division, from: plainDate(from), value, document, confirmed: document !== null },
});

/** A monthly standard that a county may not set below its province, and a choice. */
export const toyParameters: readonly Parameter[] = [
  {
    ...{ key: 'line', name: '农村低保标准', unit: 'yuan-per-month', clause: '办法第十条', yearly: false },
    ...{ min: '100', max: '3000', notBelowHigher: true },
    values: [
      firstValue('510000000000', '2023-07-01', '533', '川民发〔2023〕100号'),
      firstValue('510000000000', '2025-07-01', '620'),
      firstValue('512021000000', '2024-07-01', '590'),
      firstValue('512021000000', '2025-07-01', '640'),
    ],
  },
  {
    ...{ key: 'way', name: '计算方式', unit: 'choice', clause: '办法第十二条', yearly: false, values: [] },
    choices: [
      { code: 'difference', name: '差额' },
      { code: 'tiers', name: '分档' },
    ],
  },
];

/** 700元/月 from July 2026 on, by a paper of June. */
export const raise = {
  ...{ division: '512021000000', from: '2026-07-01', value: '700' },
  ...{ document: '安民发〔2026〕12号', documentDate: '2026-06-10' },
};

/** A county with those values in its table, and people who propose and approve. */
export interface ParameterCounty extends TestOffice {
  /** 蒋白露, who proposes. */
  readonly proposer: StaffActor;
  /** 邓霜降, who approves. */
  readonly approver: StaffActor;
  /** Somebody of the county's staff, known by name. */
  staff(name: string, ...permissions: readonly string[]): Promise<StaffActor>;
  /** Proposes `raise`, or what is said otherwise, for the parameter `line`. */
  propose(draft?: Partial<NewProposal> & { readonly parameter?: string }, by?: StaffActor): Promise<ProposalOutcome>;
  approve(proposal: string, by?: StaffActor): Promise<ProposalOutcome>;
  withdraw(proposal: string, by?: StaffActor): Promise<ProposalOutcome>;
}

/** Call it at the top of a test file. */
export async function parameterCounty(now: string): Promise<ParameterCounty> {
  const county = await testOffice({ now, catalogue: catalogueOf({ parameters: toyParameters }) });
  await county.asJob((tx) => seedParameters(tx, county.office));
  const staff = async (name: string, ...permissions: readonly string[]): Promise<StaffActor> => {
    const actor = { ...testStaff('512021', 'parameter.read', ...permissions), userName: name };
    await county.asSuperuser(`insert into app_user (id, login, name, password_hash) values ($1, $2, $3, '-')`, [
      actor.user,
      randomUUID(),
      name,
    ]);
    return actor;
  };
  const proposer = await staff('蒋白露', 'parameter.propose');
  const approver = await staff('邓霜降', 'parameter.approve');
  const key = randomUUID;
  return {
    ...{ ...county, staff, proposer, approver },
    propose: (draft = {}, by = proposer) =>
      proposeValue(county.office, by, { parameter: 'line', ...raise, key: key(), ...draft }),
    approve: (proposal, by = approver) => approveProposal(county.office, by, { proposal, key: key() }),
    withdraw: (proposal, by = proposer) => withdrawProposal(county.office, by, { proposal, key: key() }),
  };
}
