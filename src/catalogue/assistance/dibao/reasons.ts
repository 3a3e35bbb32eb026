import type { Reason } from '#kit/rule.ts';
import type { MemberGround } from '../../shared/household-members.ts';
import { law } from '../../shared/law.ts';

const eligibility = `${law.assistance}第九条`;

/** The grounds a decision on 低保 can have, as its letter says them. */
export const reasons = {
  incomeBelow: (perHead: string, standard: string): Reason => ({
    code: 'income-below-standard',
    text: `家庭人均月收入${perHead}元，低于最低生活保障标准每人每月${standard}元`,
    clause: eligibility,
  }),
  incomeNotBelow: (perHead: string, standard: string): Reason => ({
    code: 'income-not-below-standard',
    text: `家庭人均月收入${perHead}元，不低于最低生活保障标准每人每月${standard}元`,
    clause: eligibility,
  }),
  propertyFits: (): Reason => ({
    code: 'property-within-limits',
    text: '家庭财产状况符合最低生活保障的规定',
    clause: eligibility,
  }),
  propertyExceeds: (): Reason => ({
    code: 'property-beyond-limits',
    text: '家庭财产状况不符合最低生活保障的规定',
    clause: eligibility,
  }),
  nobodyCounts: (): Reason => ({
    code: 'nobody-counts',
    text: '没有计入共同生活家庭成员的人员，不适用最低生活保障',
    clause: `${law.confirmation}第二章（共同生活的家庭成员）`,
  }),
  memberUnknown: (name: string, ground: MemberGround): Reason => ({
    code: ground.code,
    text: `${name}：${ground.text}，请补充认定`,
    clause: ground.clause,
  }),
  incomeUnknown: (name: string): Reason => ({
    code: 'income-unknown',
    text: `${name}：申请前12个月的收入没有核定，请补充认定`,
    clause: `${law.confirmation}第三章（家庭收入）`,
  }),
  standardUnknown: (): Reason => ({
    code: 'standard-type-unknown',
    text: '没有认定按城市标准还是农村标准保障，请补充认定',
    clause: law.sichuan,
  }),
  propertyUnknown: (): Reason => ({
    code: 'property-unknown',
    text: '没有认定家庭财产是否符合规定，请补充认定',
    clause: eligibility,
  }),
} as const;
