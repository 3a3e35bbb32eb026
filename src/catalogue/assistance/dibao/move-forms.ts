import { defineCodeSet } from '#kit/code-set.ts';
import { attachment, choice, date, flag, listOf, personName, text } from '#kit/field.ts';
import { defineForm, section } from '#kit/form.ts';

/** A form of one question, for moves that only need to be explained. */
export const oneText = (key: string, title: string, label: string, help?: string) =>
  defineForm({
    key,
    title,
    sections: {
      text: section(title, {
        text: text(label, { max: 500, multiline: true, ...(help === undefined ? {} : { help }) }),
      }),
    },
  });

export const supplementForm = defineForm({
  key: 'dibao-supplement',
  title: '补正材料',
  sections: {
    papers: section('补正', {
      text: text('补充说明', { max: 500, multiline: true }),
      papers: attachment('补充的材料', { optional: true, max: 9 }),
    }),
  },
});

const housingCodes = defineCodeSet({
  key: 'dibao-housing',
  name: '住房情况',
  source: '四川省最低生活保障工作规程（入户调查）',
  codes: [
    { code: 'own-old', name: '自有，简陋' },
    { code: 'own-fair', name: '自有，一般' },
    { code: 'own-good', name: '自有，较好' },
    { code: 'rented', name: '租住' },
    { code: 'borrowed', name: '借住' },
  ],
});

const visitSections = (who: string) => ({
  visit: section(who, {
    visitedOn: date('入户日期'),
    visitors: listOf('调查人', '调查人', { name: personName('姓名') }, { min: 2, max: 5 }),
    present: text('在场的家庭成员', { max: 100 }),
    place: text('走访地点', { max: 100, help: '写到组或门牌号；不在家的写在哪里见面' }),
  }),
  seen: section('看到的', {
    housing: choice('住房情况', housingCodes),
    living: text('家里的生活、生产情况', { max: 500, multiline: true, help: '粮食、牲畜、农具、家电、车辆等' }),
    neighbours: text('邻里走访', { max: 300, multiline: true, help: '走访了谁、怎么说' }),
    differs: flag('与申请时填写的不一致'),
    differences: text('哪里不一致', { max: 500, multiline: true, when: { field: 'differs', is: true } }),
  }),
  proof: section('照片和签字', {
    photos: attachment('入户照片', { max: 9, help: '能看出住房和走访人员，不拍身份证、存折' }),
    sheet: attachment('签字的入户调查表', { max: 3 }),
  }),
});

/** 入户调查: by two people at least, with what they saw, photos, the place, and the sheet that was signed. */
export const visitForm = defineForm({
  key: 'dibao-visit',
  title: '入户调查',
  sections: visitSections('谁去的、什么时候'),
});

/** The county's own visit: kin, objections, and what was drawn by lot. */
export const countyVisitForm = defineForm({
  key: 'dibao-county-visit',
  title: '县级入户核实',
  sections: visitSections('县里谁去的、什么时候'),
});

/** 民主评议: only where the case is complex or disputed. */
export const appraisalForm = defineForm({
  key: 'dibao-appraisal',
  title: '民主评议',
  sections: {
    appraisal: section('民主评议', {
      heldOn: date('评议日期'),
      taking: text('参加人', { max: 300, multiline: true, help: '村（居）民代表应占三分之二以上' }),
      dispute: text('有争议的事', { max: 300, multiline: true }),
      finding: text('评议结果', { max: 500, multiline: true, help: '写清各种意见的人数' }),
      minutes: attachment('评议记录', { max: 5 }),
    }),
  },
});

/** 审核意见 of the town. */
export const opinionForm = defineForm({
  key: 'dibao-opinion',
  title: '审核意见',
  sections: {
    opinion: section('审核意见', {
      opinion: text('意见', { max: 500, multiline: true, help: '经集体研究的，写研究的日期' }),
      minutes: attachment('会议记录', { optional: true, max: 3 }),
    }),
  },
});

export const refusalOpinionForm = defineForm({
  key: 'dibao-refusal-opinion',
  title: '不予确认的意见',
  sections: {
    opinion: section('不予确认的意见', {
      opinion: text('意见', { max: 500, multiline: true, help: '经集体研究的，写研究的日期' }),
      minutes: attachment('会议记录', { optional: true, max: 3 }),
    }),
  },
});

export const postingForm = defineForm({
  key: 'dibao-posting',
  title: '登记张贴',
  sections: {
    posting: section('张贴', {
      place: text('张贴地点', { max: 100 }),
      photos: attachment('张贴照片', { max: 5, help: '能看出公示单和张贴的地点' }),
    }),
  },
});

export const warningForm = oneText('dibao-verification-warning', '拒绝核对告知', '谁拒绝、说了什么理由');

const remedyKinds = defineCodeSet({
  key: 'dibao-remedy-kind',
  name: '救济途径',
  source: '《中华人民共和国行政复议法》（2023年修订）；《中华人民共和国行政诉讼法》',
  codes: [
    { code: 'review', name: '行政复议' },
    { code: 'litigation', name: '行政诉讼' },
  ],
});

const remedyOutcomes = defineCodeSet({
  key: 'dibao-remedy-outcome',
  name: '复议、诉讼结果',
  source: '《中华人民共和国行政复议法》（2023年修订）；《中华人民共和国行政诉讼法》',
  codes: [
    { code: 'upheld', name: '维持原决定、驳回' },
    { code: 'withdrawn', name: '申请人、原告撤回' },
    { code: 'revoked', name: '撤销，责令重新作出' },
    { code: 'changed', name: '变更原决定' },
  ],
});

/** Results after which the case is decided again. */
export const reopening = ['revoked', 'changed'] as const;

export const remedyForm = defineForm({
  key: 'dibao-remedy',
  title: '复议、诉讼结果',
  sections: {
    remedy: section('复议、诉讼结果', {
      kind: choice('途径', remedyKinds),
      organ: text('复议机关或法院', { max: 60 }),
      document: text('文书编号', { max: 60 }),
      decidedOn: date('作出日期'),
      outcome: choice('结果', remedyOutcomes),
      text: text('主要内容', { max: 500, multiline: true }),
      paper: attachment('文书', { max: 5 }),
    }),
  },
});

/** The applicant's death: his application ends with it. */
export const deathForm = defineForm({
  key: 'dibao-death',
  title: '申请人死亡',
  sections: {
    death: section('申请人死亡', {
      diedOn: date('死亡日期', { past: true }),
      basis: text('依据', { max: 200, help: '如死亡医学证明、火化证明的编号' }),
      proof: attachment('证明', { optional: true, max: 3 }),
    }),
  },
});

export const movingForm = defineForm({
  key: 'dibao-moving',
  title: '户籍迁出',
  sections: {
    moving: section('户籍迁出', {
      movedOn: date('迁出日期'),
      to: text('迁往哪里', { max: 100, help: '写到县、乡镇，通知书会告知到那里申请' }),
    }),
  },
});
