import { defineCodeSet } from '#kit/code-set.ts';
import { defineFactKind } from '#kit/fact-kind.ts';

/** 分档 (A, B, C) as counties assign it to each member. */
export const tierCodes = defineCodeSet({
  key: 'dibao-tier',
  name: '保障档次',
  source: '四川省最低生活保障工作规程（分档补助）',
  codes: [
    { code: '1', name: 'A档' },
    { code: '2', name: 'B档' },
    { code: '3', name: 'C档' },
  ],
});

export const tier = defineFactKind({
  key: 'dibao.tier',
  id: 115,
  name: '保障档次',
  subject: 'person',
  value: 'code',
  codes: tierCodes,
});

/** What the household receives now, 分 a month. */
export const dibaoInPayment = defineFactKind({
  key: 'dibao.in-payment',
  id: 158,
  name: '在发低保金（每月）',
  subject: 'household',
  value: 'money',
});

/** 渐退期 that was granted: from its first to its last month. */
export const graceGranted = defineFactKind({
  key: 'dibao.grace',
  id: 159,
  name: '低保渐退期',
  subject: 'household',
  value: 'presence',
});

/** 低保边缘家庭 as recognised, for as long as the recognition holds. */
export const edgeRecognised = defineFactKind({
  key: 'dibao.edge',
  id: 160,
  name: '低保边缘家庭',
  subject: 'household',
  value: 'presence',
});
