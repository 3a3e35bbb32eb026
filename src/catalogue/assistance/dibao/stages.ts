import type { Stage } from '#kit/flow.ts';
import { law } from '../../shared/law.ts';

export const intake = { posts: ['town-intake'] };
export const investigator = { posts: ['town-investigator'] };
export const lead = { posts: ['town-lead'] };
export const reviewers = { posts: ['county-reviewer', 'county-approver'] };
export const approver = { posts: ['county-approver'] };
export const townApprover = { posts: ['town-approver'] };

/** 自受理之日起30个工作日内办结，特殊情况45个工作日. Waiting for papers or for other places is not counted. */
export const totalLimit = {
  length: '30wd',
  from: 'acceptance',
  roll: false,
  clause: `${law.confirmation}：自受理之日起30个工作日内办结，情况特殊的不超过45个工作日`,
  longer: { move: 'extend', length: '45wd' },
} as const;

/** The stages of S01: town accepts and investigates, seven days' notice, county (or the town it empowered) decides. */
export const stages: Readonly<Record<string, Stage>> = {
  submitted: {
    name: '待受理',
    actor: intake,
    tell: '申请已提交。请每位成年家庭成员签核对授权书，乡镇（街道）随后受理。',
  },
  supplement: {
    name: '待补正',
    actor: 'applicant',
    pauses: `${law.confirmation}：补正材料的时间不计入办理时限`,
    tell: '还缺一些材料，请按告知的内容一次补齐。过期没有补的，视为撤回申请。',
  },
  accepted: {
    name: '待调查',
    actor: investigator,
    limit: {
      length: '3wd',
      from: 'stage',
      roll: false,
      clause: `${law.confirmation}：自受理之日起3个工作日内启动家庭经济状况调查`,
    },
    tell: '申请已受理，3个工作日内开始调查。',
  },
  investigating: {
    name: '调查核实',
    actor: investigator,
    tell: '乡镇（街道）正在核对家庭经济状况，会有两名以上工作人员入户走访。',
  },
  waiting: {
    name: '等待外地核对',
    actor: investigator,
    pauses: `${law.sichuan}：需要外省协查、鉴定的时间不计入办理时限`,
    tell: '正在等外地或鉴定机构的结果，等待的时间不计入办理时限。',
  },
  opinion: {
    name: '镇街意见',
    actor: lead,
    tell: '调查已完成，乡镇（街道）正在提出审核意见。',
  },
  posting: {
    name: '公示',
    actor: intake,
    tell: '审核意见正在村（社区）公示7天，期满没有异议的报请确认。',
  },
  'county-review': {
    name: '县级审核确认',
    actor: reviewers,
    limit: {
      length: '10wd',
      from: 'stage',
      roll: false,
      clause: `${law.confirmation}：县级民政部门自收到材料之日起10个工作日内确认`,
    },
    tell: '材料已报县民政局，10个工作日内作出决定。',
  },
  'town-decision': {
    name: '乡镇审核确认',
    actor: townApprover,
    limit: {
      length: '10wd',
      from: 'stage',
      roll: false,
      clause: `${law.confirmation}：自公示期满之日起10个工作日内确认`,
    },
    tell: '审核确认权已下放，由乡镇（街道）在10个工作日内作出决定。',
  },
  granted: { name: '已确认', actor: null, tell: '已确认享受最低生活保障，从下个月起按月发放。' },
  refused: {
    name: '不予确认',
    actor: null,
    tell: '经审核不符合条件，通知书会在3个工作日内送达；不服的可以申请行政复议或提起行政诉讼。',
  },
  withdrawn: { name: '已撤回', actor: null, tell: '申请已按您的要求撤回。需要时可以重新申请。' },
  lapsed: { name: '逾期未补正', actor: null, tell: '没有在期限内补齐材料，视为撤回申请。材料备齐后可以重新申请。' },
  terminated: {
    name: '拒绝核对终止',
    actor: null,
    tell: '家庭成员拒绝核对授权，申请已终止。遇到急难的，仍可以申请临时救助。',
  },
  died: {
    name: '申请人死亡终止',
    actor: null,
    tell: '申请人去世，这件申请终止。其他家庭成员可以由另一位成年人重新申请。',
  },
  moved: { name: '户籍迁出终止', actor: null, tell: '户籍已迁出，请到迁入地申请，通知书上写明了地方。' },
};
