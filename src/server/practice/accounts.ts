/** One password for all practice accounts: nobody real is behind them. */
export const practicePassword = 'jimin-2026';

/** A practice account: who signs in, with which post, over which part of the county. */
export type PracticeAccount = {
  readonly login: string;
  readonly name: string;
  readonly title: string;
  readonly post: string;
  readonly scope: string;
};

const county = '512021';
/** 岳阳镇 and its 土地堂社区: where the practice cases are. */
const practiceTown = '512021100';
export const practiceVillage = '512021100007';

export const practiceAccounts: readonly PracticeAccount[] = [
  {
    login: 'cun',
    name: '陈小满',
    title: '村（社区）协理员 · 岳阳镇土地堂社区',
    post: 'village-worker',
    scope: practiceVillage,
  },
  { login: 'shouli', name: '罗芒种', title: '乡镇受理岗 · 岳阳镇', post: 'town-intake', scope: practiceTown },
  { login: 'diaocha', name: '唐立秋', title: '乡镇调查岗 · 岳阳镇', post: 'town-investigator', scope: practiceTown },
  { login: 'zhenling', name: '何谷雨', title: '乡镇分管领导 · 岳阳镇', post: 'town-lead', scope: practiceTown },
  {
    login: 'zhenshen',
    name: '秦清和',
    title: '乡镇审批岗 · 岳阳镇（下放时用）',
    post: 'town-approver',
    scope: practiceTown,
  },
  { login: 'xianshen', name: '蒋白露', title: '县级审核岗', post: 'county-reviewer', scope: county },
  { login: 'xianpi', name: '邓霜降', title: '县级审批岗', post: 'county-approver', scope: county },
  { login: 'hedui', name: '龙夏至', title: '县核对岗', post: 'county-verifier', scope: county },
  { login: 'zhidan', name: '彭小雪', title: '资金制单岗', post: 'finance-maker', scope: county },
  { login: 'fuhe', name: '曾大寒', title: '资金复核岗', post: 'finance-checker', scope: county },
  { login: 'shenji', name: '吴清明', title: '监督审计岗', post: 'auditor', scope: county },
  { login: 'admin', name: '杨惊蛰', title: '系统管理员（可拨演练日期）', post: 'administrator', scope: county },
];
