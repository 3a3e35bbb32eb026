import { defineFlow } from '#kit/flow.ts';
import { law } from '../../../shared/law.ts';
import { determinationEffects, prefillDetermination } from '../determination.ts';
import { determinationForm } from '../determination-form.ts';
import { determinationIsWhole } from '../determination-guards.ts';
import { visitIsWhole, wasVisited } from '../guards.ts';
import { oneText, opinionForm, remedyForm, visitForm } from '../move-forms.ts';
import { flowSettings } from '../settings.ts';
import { approver, investigator, lead } from '../stages.ts';
import {
  changeEffects,
  graceEffects,
  keepEffects,
  refusedReviewEffects,
  resumeEffects,
  stopEffects,
  suspendEffects,
} from './effects.ts';
import { amountFalls, amountRises, amountStays, entitlementEnds, graceBegins, noticeIsOver } from './guards.ts';

const decides = {
  from: ['decision'],
  by: approver,
  evaluates: 'confirm',
  notBy: ['determine', 'agree'],
  emphasis: 'primary',
} as const;

/** 动态管理: a household that receives 低保 is looked at again; nothing changes without a decision and a letter. */
export const reviewFlow = defineFlow({
  start: 'reviewing',
  settings: flowSettings,
  stages: {
    reviewing: {
      name: '复核调查',
      actor: investigator,
      limit: {
        length: '30wd',
        from: 'stage',
        roll: false,
        clause: `${law.confirmation}：动态管理，及时复核`,
      },
      tell: '乡镇（街道）正在复核您家的情况，会有两名以上工作人员入户走访。复核期间照常发放。',
    },
    opinion: { name: '镇街意见', actor: lead, tell: '复核调查已完成，乡镇（街道）正在提出意见。复核期间照常发放。' },
    decision: {
      name: '县级决定',
      actor: approver,
      limit: {
        length: '10wd',
        from: 'stage',
        roll: false,
        clause: `${law.confirmation}：县级民政部门自收到材料之日起10个工作日内确认`,
      },
      tell: '材料已报县民政局，正在作出决定。',
    },
    suspended: {
      name: '暂停发放',
      actor: investigator,
      tell: '因经通知没有配合复核，低保金暂停发放。请尽快与乡镇（街道）联系，配合以后恢复并补发。',
    },
    kept: { name: '维持', actor: null, tell: '复核后维持原保障金额。' },
    raised: { name: '增发', actor: null, tell: '复核后增发，从下个月起执行。' },
    lowered: { name: '减发', actor: null, tell: '复核后减发，从下个月起执行；不服的可以申请行政复议或提起行政诉讼。' },
    grace: { name: '渐退', actor: null, tell: '家里有人就业、收入达到标准，给予渐退期，期内照原金额发放。' },
    stopped: {
      name: '停发',
      actor: null,
      tell: '复核后不再符合条件，从下个月起停发；不服的可以申请行政复议或提起行政诉讼。',
    },
  },
  moves: {
    visit: {
      name: '登记入户调查',
      from: ['reviewing'],
      to: 'reviewing',
      by: investigator,
      form: visitForm,
      checks: [visitIsWhole],
      done: '已入户调查',
      emphasis: 'primary',
    },
    determine: {
      name: '认定家庭情况',
      from: ['reviewing'],
      to: 'opinion',
      by: investigator,
      form: determinationForm,
      prefill: prefillDetermination,
      evaluates: 'propose',
      guards: [wasVisited],
      checks: [determinationIsWhole],
      effects: determinationEffects,
      done: '已完成复核调查，认定家庭情况',
      emphasis: 'primary',
    },
    warn: {
      name: '通知配合复核',
      from: ['reviewing'],
      to: 'reviewing',
      by: investigator,
      form: oneText('dibao-review-warning', '通知配合复核', '家庭怎样不配合、要他们做什么'),
      effects: () => [{ effect: 'send-letter', letter: 'warned' }],
      done: '已书面通知家庭配合复核',
    },
    suspend: {
      name: '暂停发放',
      from: ['reviewing'],
      to: 'suspended',
      by: approver,
      guards: [noticeIsOver],
      effects: suspendEffects,
      done: '经通知不配合复核，暂停发放',
      emphasis: 'danger',
    },
    resume: {
      name: '恢复发放，继续复核',
      from: ['suspended'],
      to: 'reviewing',
      by: approver,
      effects: resumeEffects,
      done: '家庭已配合，恢复发放并补发',
      emphasis: 'primary',
    },
    'stop-uncooperative': {
      name: '拒不配合，停发',
      from: ['suspended'],
      to: 'stopped',
      by: approver,
      form: oneText('dibao-review-uncooperative', '拒不配合，停发', '经过和理由'),
      effects: refusedReviewEffects,
      done: '拒不配合复核，停发',
      emphasis: 'danger',
    },
    agree: {
      name: '提出意见，报县',
      from: ['opinion'],
      to: 'decision',
      by: lead,
      notBy: ['determine'],
      form: opinionForm,
      done: '乡镇（街道）提出意见，已报县民政局',
      emphasis: 'primary',
    },
    return: {
      name: '退回重新调查',
      from: ['opinion', 'decision'],
      to: 'reviewing',
      by: { posts: ['town-lead', 'county-approver'] },
      form: oneText('dibao-review-return', '退回重新调查', '要查清什么'),
      done: '退回重新调查',
    },
    keep: { ...decides, name: '维持', to: 'kept', guards: [amountStays], effects: keepEffects, done: '维持原保障金额' },
    raise: {
      ...decides,
      name: '增发',
      to: 'raised',
      guards: [amountRises],
      effects: changeEffects('raised'),
      done: '增发',
    },
    lower: {
      ...decides,
      name: '减发',
      to: 'lowered',
      guards: [amountFalls],
      effects: changeEffects('lowered'),
      done: '减发',
    },
    'grant-grace': {
      ...decides,
      name: '给予渐退期',
      to: 'grace',
      guards: [graceBegins],
      effects: graceEffects,
      done: '给予渐退期',
    },
    stop: {
      ...decides,
      name: '停发',
      to: 'stopped',
      guards: [entitlementEnds],
      effects: stopEffects,
      done: '不再符合条件，停发',
      emphasis: 'danger',
    },
    'record-remedy': {
      name: '登记复议、诉讼结果',
      from: ['lowered', 'stopped'],
      to: 'decision',
      by: approver,
      form: remedyForm,
      done: '已登记复议、诉讼结果，按结果重新决定',
    },
  },
});
