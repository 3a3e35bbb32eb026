import { defineFactKind } from '#kit/fact-kind.ts';
import { conformityCodes, custodyCodes, enrolmentCodes, hukouCodes, standardTypeCodes } from './code-sets.ts';

// Ids stand in stored situations for ever. 100–149 standing of a person in his household, 150–199 the household,
// 200–249 income. A new kind takes the next free number of its group; a number is never used again.

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
/** The officer's finding on the property of the household as a whole. */
export const propertyConformity = defineFactKind({
  key: 'property.conformity',
  id: 152,
  name: '家庭财产',
  subject: 'household',
  value: 'code',
  codes: conformityCodes,
  sensitive: true,
});

/** All income of this person in this time was found out: what is not stated is none. Without it it is unknown. */
export const incomeDetermined = defineFactKind({
  key: 'income.determined',
  id: 200,
  name: '收入已核定',
  subject: 'person',
  value: 'presence',
});
