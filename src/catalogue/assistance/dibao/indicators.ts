import { defineIndicator, type Indicator } from '#kit/indicator.ts';

const of = (indicator: Omit<Indicator, 'benefit'>): Indicator => defineIndicator({ ...indicator, benefit: 'dibao' });
const rows = (list: 'running' | 'begun' | 'ended' | 'of-class' | 'open' | 'overdue' | 'rounds-due' | 'rounds-kept') =>
  ({ list, measure: 'rows' }) as const;

/** 低保 month by month: the indicators of the item, each from the list of those it counts. */
export const dibaoIndicators: readonly Indicator[] = [
  of({
    ...{ key: 'dibao.households', name: '保障户数', unit: '户' },
    about: '本月应发低保金的家庭，含尚未发放的；金额为 0 的不计。',
    formula: { sum: rows('running') },
  }),
  of({
    ...{ key: 'dibao.people', name: '保障人数', unit: '人' },
    about: '这些家庭中计入保障的人。',
    formula: { sum: { list: 'running', measure: 'people' } },
  }),
  of({
    ...{ key: 'dibao.per-head', name: '人均补助水平', unit: '元' },
    about: '本月应发金额 ÷ 保障人数。',
    formula: { numerator: { list: 'running', measure: 'amount' }, denominator: { list: 'running', measure: 'people' } },
  }),
  of({
    ...{ key: 'dibao.single-share', name: '单人户占比', unit: '%' },
    about: '按单人户认定的户数 ÷ 保障户数；系统启用前台账导入的没有类别，不计入分子。',
    class: 'single',
    formula: { numerator: rows('of-class'), denominator: rows('running') },
  }),
  of({
    ...{ key: 'dibao.begun', name: '新增', unit: '户' },
    about: '从本月起享受的家庭。',
    formula: { sum: rows('begun') },
  }),
  of({
    ...{ key: 'dibao.ended', name: '退出', unit: '户' },
    about: '上月为最后一个月、本月起不再享受的家庭。',
    formula: { sum: rows('ended') },
  }),
  of({
    ...{ key: 'dibao.days-p50', name: '办理天数（中位数）', unit: '天' },
    about: '本月作出决定的申请，从受理到决定的自然日，一半的办件不超过这个天数。',
    formula: { list: 'decided', percentile: 50 },
  }),
  of({
    ...{ key: 'dibao.days-p95', name: '办理天数（95%）', unit: '天' },
    about: '本月作出决定的申请，从受理到决定的自然日，95% 的办件不超过这个天数。',
    formula: { list: 'decided', percentile: 95 },
  }),
  of({
    ...{ key: 'dibao.overdue-share', name: '在办超期率', unit: '%' },
    about: '今天在办、已过期限的申请 ÷ 今天在办的申请；过去的月份不追溯。',
    formula: { numerator: rows('overdue'), denominator: rows('open') },
  }),
  of({
    ...{ key: 'dibao.reviews-kept', name: '复核按期率', unit: '%' },
    about: '本月到期并按期完成的定期复核 ÷ 本月到期的定期复核；还没到期的不计。',
    formula: { numerator: rows('rounds-kept'), denominator: rows('rounds-due') },
  }),
];
