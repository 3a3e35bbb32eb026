import { attachment, text } from '#kit/field.ts';
import { defineFlow } from '#kit/flow.ts';
import { defineForm, section } from '#kit/form.ts';
import { law } from '../../shared/law.ts';
import { determinationEffects, prefillDetermination } from './determination.ts';
import { determinationForm } from './determination-form.ts';
import { grantEffects, postEffects, refusalEffects, repostEffects, repostForm, withdrawalEffects } from './effects.ts';
import {
  allHaveSigned,
  determinationIsWhole,
  differsFromPosted,
  noOpenObjections,
  notAskedBefore,
  noticeHasEnded,
  ruleGrants,
  ruleRefuses,
  sameAsPosted,
} from './guards.ts';

/** A form of one question, for moves that only need to be explained. */
const oneText = (key: string, title: string, label: string, help?: string) =>
  defineForm({
    key,
    title,
    sections: {
      text: section(title, {
        text: text(label, { max: 500, multiline: true, ...(help === undefined ? {} : { help }) }),
      }),
    },
  });

const intake = { posts: ['town-intake'] };
const investigator = { posts: ['town-investigator'] };
const lead = { posts: ['town-lead'] };
const reviewers = { posts: ['county-reviewer', 'county-approver'] };
const approver = { posts: ['county-approver'] };

/** Stages as S01 has them: town accepts and investigates, seven days' notice, county decides. */
export const flow = defineFlow({
  start: 'submitted',
  stages: {
    submitted: {
      name: '待受理',
      actor: intake,
      tell: '申请已提交。请每位成年家庭成员签核对授权书，乡镇（街道）随后受理。',
    },
    supplement: {
      name: '待补正',
      actor: 'applicant',
      tell: '还缺一些材料，请按告知的内容一次补齐。',
    },
    investigating: {
      name: '调查核实',
      actor: investigator,
      limit: {
        length: '30wd',
        from: 'acceptance',
        roll: false,
        clause: `${law.confirmation}：自受理之日起30个工作日内办结`,
      },
      tell: '乡镇（街道）正在核对家庭经济状况，3个工作日内开始调查，会有两名以上工作人员入户走访。',
    },
    opinion: {
      name: '镇街意见',
      actor: lead,
      tell: '调查已完成，乡镇（街道）正在提出审核意见。',
    },
    posting: {
      name: '公示',
      actor: intake,
      tell: '审核意见正在村（社区）公示7天，期满没有异议的报县民政局确认。',
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
    granted: { name: '已确认', actor: null, tell: '已确认享受最低生活保障，从下个月起按月发放。' },
    refused: {
      name: '不予确认',
      actor: null,
      tell: '经审核不符合条件，通知书会在3个工作日内送达；不服的可以申请行政复议或提起行政诉讼。',
    },
    withdrawn: { name: '已撤回', actor: null, tell: '申请已按您的要求撤回。需要时可以重新申请。' },
  },
  moves: {
    'request-supplement': {
      name: '一次性告知补正',
      from: ['submitted'],
      to: 'supplement',
      by: intake,
      form: oneText('dibao-supplement-request', '一次性告知', '需要补正的全部内容', '只能告知一次，请写全'),
      guards: [notAskedBefore],
      done: '已一次性告知需要补正的内容',
    },
    supplement: {
      name: '补正材料',
      from: ['supplement'],
      to: 'submitted',
      by: 'applicant',
      form: defineForm({
        key: 'dibao-supplement',
        title: '补正材料',
        sections: {
          papers: section('补正', {
            text: text('补充说明', { max: 500, multiline: true }),
            papers: attachment('补充的材料', { optional: true, max: 9 }),
          }),
        },
      }),
      done: '已补正材料',
      emphasis: 'primary',
    },
    accept: {
      name: '受理',
      from: ['submitted'],
      to: 'investigating',
      by: intake,
      accepts: true,
      guards: [allHaveSigned],
      done: '已受理，开始调查核实',
      emphasis: 'primary',
    },
    determine: {
      name: '认定家庭情况',
      from: ['investigating'],
      to: 'opinion',
      by: investigator,
      form: determinationForm,
      prefill: prefillDetermination,
      evaluates: 'propose',
      guards: [determinationIsWhole],
      effects: determinationEffects,
      done: '已完成调查，认定家庭情况',
      emphasis: 'primary',
    },
    'return-to-investigation': {
      name: '退回补充调查',
      from: ['opinion'],
      to: 'investigating',
      by: lead,
      form: oneText('dibao-return-town', '退回补充调查', '要查清什么'),
      done: '已退回补充调查',
    },
    post: {
      name: '同意并公示',
      from: ['opinion'],
      to: 'posting',
      by: lead,
      notBy: ['determine'],
      guards: [ruleGrants],
      effects: postEffects,
      done: '乡镇（街道）提出审核意见，开始公示',
      emphasis: 'primary',
    },
    'propose-refusal': {
      name: '拟不予确认，报县',
      from: ['opinion'],
      to: 'county-review',
      by: lead,
      notBy: ['determine'],
      guards: [ruleRefuses],
      done: '乡镇（街道）提出不予确认的意见，已报县民政局',
      emphasis: 'danger',
    },
    'close-posting': {
      name: '公示期满，报县',
      from: ['posting'],
      to: 'county-review',
      by: { posts: ['town-intake', 'town-lead'] },
      guards: [noticeHasEnded, noOpenObjections],
      effects: () => [{ effect: 'take-down-notice' }],
      done: '公示期满，已报县民政局',
      emphasis: 'primary',
    },
    reinvestigate: {
      name: '异议查实，重新调查',
      from: ['posting'],
      to: 'investigating',
      by: lead,
      form: oneText('dibao-reinvestigate', '重新调查', '异议的内容和要查清的事'),
      effects: () => [{ effect: 'take-down-notice' }],
      done: '对公示有异议，重新调查',
    },
    confirm: {
      name: '确认',
      from: ['county-review'],
      to: 'granted',
      by: approver,
      evaluates: 'confirm',
      notBy: ['determine', 'post'],
      guards: [ruleGrants, sameAsPosted],
      effects: grantEffects,
      done: '县民政局确认，次月起发放',
      emphasis: 'primary',
    },
    repost: {
      name: '重新公示',
      from: ['county-review'],
      to: 'posting',
      by: reviewers,
      form: repostForm,
      evaluates: 'confirm',
      guards: [ruleGrants, differsFromPosted],
      effects: repostEffects,
      done: '结果有变，重新公示',
    },
    refuse: {
      name: '不予确认',
      from: ['county-review'],
      to: 'refused',
      by: approver,
      evaluates: 'confirm',
      notBy: ['determine', 'propose-refusal'],
      guards: [ruleRefuses],
      effects: refusalEffects,
      done: '县民政局决定不予确认',
      emphasis: 'danger',
    },
    'return-for-reinvestigation': {
      name: '退回重新调查',
      from: ['county-review'],
      to: 'investigating',
      by: reviewers,
      form: oneText('dibao-return-county', '退回重新调查', '要查清什么'),
      done: '县民政局退回重新调查',
    },
    withdraw: {
      name: '撤回申请',
      from: ['submitted', 'supplement', 'investigating', 'opinion', 'posting', 'county-review'],
      to: 'withdrawn',
      by: 'applicant',
      effects: withdrawalEffects,
      done: '申请人撤回申请',
      emphasis: 'danger',
    },
  },
});
