import type { Reason } from '#kit/rule.ts';
import type { SituationMember } from '#kit/situation.ts';
import type { MemberGround } from '../../shared/household-members.ts';
import { law } from '../../shared/law.ts';

const eligibility = `${law.assistance}第九条`;
const property = `${law.confirmation}第三章（家庭财产）`;
const edge = `${law.layered}；${law.recognition}`;
const verification = `${law.confirmation}第四章（家庭经济状况核对）`;

const names = (members: readonly SituationMember[]): string => members.map(({ name }) => name).join('、');

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
  propertyExceeds: (faults: readonly string[]): Reason => ({
    code: 'property-beyond-limits',
    text: `家庭财产状况不符合最低生活保障的规定：${faults.join('；')}`,
    clause: property,
  }),
  edge: (perHead: string, line: string): Reason => ({
    code: 'edge-household',
    text: `家庭人均月收入${perHead}元，低于低保边缘线${line}元，财产符合低保边缘家庭的规定，属于低保边缘家庭`,
    clause: edge,
  }),
  notEdge: (perHead: string, line: string): Reason => ({
    code: 'income-not-below-edge-line',
    text: `家庭人均月收入${perHead}元，不低于低保边缘线${line}元，不属于低保边缘家庭`,
    clause: edge,
  }),
  edgePropertyExceeds: (faults: readonly string[]): Reason => ({
    code: 'edge-property-beyond-limits',
    text: `家庭财产状况不符合低保边缘家庭的规定：${faults.join('；')}`,
    clause: `${law.sichuan}；${edge}`,
  }),
  edgeRefusesWork: (members: readonly SituationMember[]): Reason => ({
    code: 'edge-refuses-work',
    text: `${names(members)}连续3次无正当理由拒绝就业介绍，不认定为低保边缘家庭`,
    clause: edge,
  }),
  single: (member: SituationMember, ground: string): Reason => ({
    code: 'single-person',
    text: `${member.name}是${ground}，可以单独享受最低生活保障；其他家庭成员不因此享受`,
    clause: `${law.confirmation}第二章（单独提出申请）；${law.layered}`,
  }),
  singleRequiresEdge: (member: SituationMember): Reason => ({
    code: 'single-requires-edge',
    text: `${member.name}是重度残疾人或重病患者，但家庭不属于低保边缘家庭，不能单独享受最低生活保障`,
    clause: `${law.confirmation}第二章（单独提出申请）`,
  }),
  singleUnknown: (member: SituationMember): Reason => ({
    code: 'employment-unknown',
    text: `${member.name}：就业状况没有认定，不能判断是否成年无业重度残疾人，请补充认定`,
    clause: law.layered,
  }),
  grace: (lastMonth: string): Reason => ({
    code: 'grace-period',
    text: `家庭成员就业后收入达到标准，给予渐退期，原保障金额发到${lastMonth}为止`,
    clause: `${law.confirmation}第六章（渐退期）`,
  }),
  rigid: (): Reason => ({
    code: 'rigid-expenses',
    text: '家庭刚性支出达到规定比例，属于刚性支出困难家庭，自确认之日起12个月内有效',
    clause: law.rigid,
  }),
  rigidUnknown: (): Reason => ({
    code: 'rigid-unknown',
    text: '刚性支出没有核定，没有判断是否属于刚性支出困难家庭',
    clause: law.rigid,
  }),
  workRefused: (member: SituationMember, share: string): Reason => ({
    code: 'refuses-work',
    text: `${member.name}连续3次无正当理由拒绝接受介绍的与其健康状况、劳动能力等相适应的工作，减发本人份额${share}元`,
    clause: `${law.assistance}第四十五条`,
  }),
  verificationRefused: (members: readonly SituationMember[]): Reason => ({
    code: 'verification-refused',
    text: `${names(members)}无正当理由拒绝核对授权，终止办理；遇到急难的仍可以申请临时救助`,
    clause: verification,
  }),
  verificationOpen: (members: readonly SituationMember[]): Reason => ({
    code: 'verification-open',
    text: `${names(members)}：核对结论是需核实，须重新核对，或者取得人工核实证明后再认定`,
    clause: verification,
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
  incomeUnknown: (name: string, what: string): Reason => ({
    code: 'income-unknown',
    text: `${name}：${what}，请补充认定`,
    clause: `${law.confirmation}第三章（家庭收入）`,
  }),
  standardUnknown: (): Reason => ({
    code: 'standard-type-unknown',
    text: '没有认定按城市标准还是农村标准保障，请补充认定',
    clause: law.sichuan,
  }),
  propertyUnknown: (members: readonly SituationMember[]): Reason => ({
    code: 'property-unknown',
    text: `${names(members)}：财产没有核定，请补充认定`,
    clause: property,
  }),
  tierUnknown: (members: readonly SituationMember[]): Reason => ({
    code: 'tier-unknown',
    text: `${names(members)}：没有评定保障档次，请补充认定`,
    clause: law.sichuan,
  }),
} as const;
