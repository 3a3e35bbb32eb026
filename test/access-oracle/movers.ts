import { approver, intake, investigator, lead, reviewer, townApprover, village } from './rights.ts';

/** Stages at which both towns have a case. */
export const stages = ['submitted', 'investigating', 'posting', 'county-review', 'granted'] as const;

/**
 * Who may make each move of 低保, whatever the stage (S01 STEPS and handbook §6): 受理 accepts, two of 调查 investigate, the leader
 * gives the town's opinion, the county reviews and confirms, the empowered town's 审批 decides in its stead.
 */
export const movers: Readonly<Record<string, readonly string[]>> = {
  'request-supplement': [intake],
  supplement: ['applicant'],
  accept: [intake],
  lapse: [intake],
  begin: [investigator],
  visit: [investigator],
  appraise: [investigator],
  'tell-findings': [investigator],
  'warn-refusal': [investigator],
  'warn-unsigned': [intake],
  terminate: [lead],
  wait: [investigator],
  resume: [investigator],
  extend: [lead],
  determine: [investigator],
  'return-to-investigation': [lead],
  post: [lead],
  'propose-refusal': [lead],
  'propose-refusal-here': [lead],
  'record-posting': [intake, village],
  'close-posting': [intake, lead],
  'close-posting-here': [intake, lead],
  reinvestigate: [lead],
  'county-visit': [reviewer, approver],
  confirm: [approver],
  repost: [reviewer, approver],
  refuse: [approver],
  'confirm-here': [townApprover],
  'repost-here': [townApprover],
  'refuse-here': [townApprover],
  'return-here': [townApprover],
  'return-for-reinvestigation': [reviewer, approver],
  'record-remedy': [approver],
  reopen: [approver],
  'close-on-death': [intake],
  'close-on-moving': [intake],
  withdraw: ['applicant'],
};
