import { type Code, defineCodeSet } from '#kit/code-set.ts';
import { defineFactKind, type FactKind } from '#kit/fact-kind.ts';

/**
 * How an income is treated. `counted`: it is income of the household · `excluded`: by law it is not ·
 * `basic-pension`: it is not, as long as the exemption of the central basic pension is in force.
 */
export type IncomeTreatment = 'counted' | 'excluded' | 'basic-pension';

export type IncomeItem = {
  readonly code: string;
  readonly kind: FactKind;
  readonly treatment: IncomeTreatment;
  /** Why it is not counted. */
  readonly ground?: string;
};

const kind = (code: string, id: number, name: string): FactKind =>
  defineFactKind({ key: `income.${code}`, id, name, subject: 'person', value: 'money-per-year' });

const counted = (code: string, id: number, name: string): IncomeItem => ({
  code,
  kind: kind(code, id, name),
  treatment: 'counted',
});

const excluded = (code: string, id: number, name: string, ground: string): IncomeItem => ({
  code,
  kind: kind(code, id, name),
  treatment: 'excluded',
  ground,
});

/** Wages: what the necessary cost of having a job is deducted from. */
export const wageItem = counted('wage', 201, '工资性收入');

/** 收入项目: what can come into a household, by the classes of 民发〔2021〕57号 (第三章) and its exclusions. */
export const incomeItems: readonly IncomeItem[] = [
  wageItem,
  counted('business', 202, '经营净收入'),
  counted('property', 203, '财产净收入'),
  counted('transfer', 204, '转移净收入'),
  counted('support', 205, '赡养抚养扶养费'),
  counted('pension', 206, '养老金（不含中央基础养老金）'),
  counted('other', 207, '其他收入'),
  { code: 'basic-pension', kind: kind('basic-pension', 208, '中央基础养老金'), treatment: 'basic-pension' },
  excluded('veterans-care', 209, '优待抚恤金', '国家规定的优待抚恤金'),
  excluded('family-planning', 210, '计划生育奖励扶助金', '计划生育奖励与扶助金'),
  excluded('scholarship', 211, '奖学金', '奖学金'),
  excluded('bravery', 212, '见义勇为奖励', '见义勇为等奖励性补助'),
  excluded('social-assistance', 213, '社会救助款物', '政府发放的各类社会救助款物'),
  excluded('disability-allowance', 214, '残疾人两项补贴', '困难残疾人生活补贴和重度残疾人护理补贴'),
  excluded('old-age-allowance', 215, '高龄津贴', '设区的市级以上规定不计入的项目'),
  excluded('child-allowance', 216, '儿童基本生活费', '孤儿、事实无人抚养儿童基本生活保障'),
  excluded('exempt-other', 217, '市级以上规定不计入的其他项目', '设区的市级以上规定不计入的项目'),
];

/** The income items as a choice of a form. */
export const incomeItemCodes = defineCodeSet({
  key: 'income-item',
  name: '收入项目',
  source: '《最低生活保障审核确认办法》（民发〔2021〕57号）第三章；四川省最低生活保障工作规程',
  codes: incomeItems.map((item): Code => ({ code: item.code, name: item.kind.name })),
});

/** The item of a code of `incomeItemCodes`. Throws for any other. */
export const incomeItem = (code: string): IncomeItem => {
  const item = incomeItems.find((one) => one.code === code);
  if (item === undefined) throw new RangeError(`没有收入项目 ${code}`);
  return item;
};
