import type { CaseView } from '#kit/case-view.ts';

/** The parameters that the flows of 低保 ask for. */
export const flowSettings = [
  'dibao.approval',
  'dibao.sample-share',
  'dibao.supplement-days',
  'dibao.refusal-days',
  'dibao.suspension-days',
] as const;

type Setting = (typeof flowSettings)[number];

/** The value of a setting today. Throws RangeError where the flow did not ask for it. */
export const settingOf = (view: CaseView, key: Setting): string => {
  const value = view.settings[key];
  if (value === undefined) throw new RangeError(`流程没有读取参数 ${key}`);
  return value;
};

/** Who confirms: the county, or the town by its 委托 (in the county's name) or 赋权 (in its own). */
export const isDelegated = (view: CaseView): boolean => settingOf(view, 'dibao.approval') !== 'county';

/** 赋权: the town decides in its own name. */
export const decidesInOwnName = (view: CaseView): boolean => settingOf(view, 'dibao.approval') === 'empowered';
