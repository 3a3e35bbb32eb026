import { defineFactKind } from '#kit/fact-kind.ts';
import {
  custodyCodes,
  employmentCodes,
  enrolmentCodes,
  hukouCodes,
  standardTypeCodes,
  verificationCodes,
} from './code-sets.ts';
import { disabilityKinds } from './disability.ts';

// Ids stand in stored situations for ever. 100–149 standing of a person in his household, 150–199 the household, 200–249
// income, 250–279 property, 280–299 expenses, 300–319 those who owe support. A new kind takes the next free number of its
// group; a number is never used again (152 was a finding on property as a whole).

/** The statuses below were looked into: what is not stated does not hold. Without it they are unknown. */
export const statusDetermined = defineFactKind({
  key: 'status.determined',
  id: 100,
  name: '身份情况已认定',
  subject: 'person',
  value: 'presence',
});
export const custody = defineFactKind({
  key: 'custody',
  id: 101,
  name: '羁押服刑',
  subject: 'person',
  value: 'code',
  codes: custodyCodes,
  sensitive: true,
});
/** Lives independently of the family as a member of the clergy. */
export const clergy = defineFactKind({
  key: 'clergy',
  id: 102,
  name: '脱离家庭独立生活的宗教教职人员',
  subject: 'person',
  value: 'presence',
  sensitive: true,
});
export const enrolment = defineFactKind({
  key: 'enrolment',
  id: 103,
  name: '在校就读',
  subject: 'person',
  value: 'code',
  codes: enrolmentCodes,
});
export const notIndependent = defineFactKind({
  key: 'not-independent',
  id: 104,
  name: '已成年但不能独立生活',
  subject: 'person',
  value: 'presence',
  sensitive: true,
});
/** A legal duty of 赡养, 抚养 or 扶养 between this person and someone of the family. */
export const supportDuty = defineFactKind({
  key: 'support-duty',
  id: 105,
  name: '有法定赡养抚养扶养义务关系',
  subject: 'person',
  value: 'presence',
});
export const coLiving = defineFactKind({
  key: 'co-living',
  id: 106,
  name: '长期共同居住',
  subject: 'person',
  value: 'presence',
});
export const declaredMissing = defineFactKind({
  key: 'declared-missing',
  id: 107,
  name: '被宣告失踪',
  subject: 'person',
  value: 'presence',
});
export const tekun = defineFactKind({
  key: 'tekun',
  id: 108,
  name: '特困人员',
  subject: 'person',
  value: 'presence',
});

/** What the comparison with other departments' data came to: a hint, never a decision (只核对不认定). */
export const verification = defineFactKind({
  key: 'verification',
  id: 109,
  name: '核对结论',
  subject: 'person',
  value: 'code',
  codes: verificationCodes,
  sensitive: true,
});
/** What a source left open was proved by paper instead. */
export const manualProof = defineFactKind({
  key: 'verification.manual-proof',
  id: 110,
  name: '已取得人工核实证明',
  subject: 'person',
  value: 'presence',
});
export const refusesVerification = defineFactKind({
  key: 'verification.refused',
  id: 111,
  name: '无正当理由拒绝核对',
  subject: 'person',
  value: 'presence',
});
/** Suitable jobs introduced and turned down one after the other without cause. */
export const jobRefusals = defineFactKind({
  key: 'job-refusals',
  id: 112,
  name: '连续无正当理由拒绝就业介绍的次数',
  subject: 'person',
  value: 'count',
});
export const employment = defineFactKind({
  key: 'employment',
  id: 113,
  name: '就业状况',
  subject: 'person',
  value: 'code',
  codes: employmentCodes,
});
/** Found work while the family received aid. */
export const startedWork = defineFactKind({
  key: 'started-work',
  id: 114,
  name: '享受期间新就业',
  subject: 'person',
  value: 'presence',
});
export const seriousIllness = defineFactKind({
  key: 'serious-illness',
  id: 116,
  name: '重特大疾病',
  subject: 'person',
  value: 'presence',
  sensitive: true,
});
export const specialHardship = defineFactKind({
  key: 'special-hardship',
  id: 117,
  name: '县级认定的特殊困难',
  subject: 'person',
  value: 'presence',
  sensitive: true,
});

/** All that is determined together about a person's place in the household. */
export const statusKinds = [
  custody,
  clergy,
  enrolment,
  notIndependent,
  supportDuty,
  coLiving,
  declaredMissing,
  tekun,
  verification,
  manualProof,
  refusesVerification,
  jobRefusals,
  employment,
  startedWork,
  seriousIllness,
  specialHardship,
  ...disabilityKinds,
] as const;

export const standardType = defineFactKind({
  key: 'standard-type',
  id: 150,
  name: '城乡类别',
  subject: 'household',
  value: 'code',
  codes: standardTypeCodes,
});
export const hukou = defineFactKind({
  key: 'hukou',
  id: 151,
  name: '户口性质',
  subject: 'household',
  value: 'code',
  codes: hukouCodes,
});
/** The points of R3 were looked into: what is not stated does not hold. */
export const residenceDetermined = defineFactKind({
  key: 'residence.determined',
  id: 153,
  name: '城乡情况已认定',
  subject: 'household',
  value: 'presence',
});
export const urbanRegistered = defineFactKind({
  key: 'residence.urban-registered',
  id: 154,
  name: '户籍在城区',
  subject: 'household',
  value: 'presence',
});
export const urbanResidence = defineFactKind({
  key: 'residence.urban',
  id: 155,
  name: '在城区居住',
  subject: 'household',
  value: 'presence',
});
export const contractedLand = defineFactKind({
  key: 'residence.contracted-land',
  id: 156,
  name: '有承包土地',
  subject: 'household',
  value: 'presence',
});
export const collectiveShare = defineFactKind({
  key: 'residence.collective-share',
  id: 157,
  name: '参加集体经济收益分配',
  subject: 'household',
  value: 'presence',
});

/** All income of this person in this time was found out: what is not stated is none. Without it it is unknown. */
export const incomeDetermined = defineFactKind({
  key: 'income.determined',
  id: 200,
  name: '收入已核定',
  subject: 'person',
  value: 'presence',
});
