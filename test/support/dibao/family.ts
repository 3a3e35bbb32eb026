import { scenarioLanguage } from '#catalogue/index.ts';
import type { ExplainedDecision } from '#kit/rule.ts';
import { decideScenario } from '#kit/scenario.ts';
import { readScenarios } from '#kit/scenario-reading.ts';

/** A family as a scenario writes it. */
export type Family = {
  readonly 申请月份?: string;
  readonly 决定日期?: string;
  readonly 参数?: Readonly<Record<string, unknown>>;
  readonly 家庭?: Readonly<Record<string, unknown>>;
  readonly 成员: readonly Readonly<Record<string, unknown>>[];
};

const usual = {
  申请月份: '2026-06',
  决定日期: '2026-06-30',
  参数: {
    农村低保标准: 620,
    必要就业成本扣减方式: '不扣减',
    中央基础养老金不计入家庭收入: '否',
    '成年无业重度残疾人可以单独享受低保（不限低保边缘家庭）': '否',
  },
  家庭: { 城乡类别: '农村' },
} as const;

/** What is decided of a family: rural, by 620 元, without deductions, unless it says otherwise. */
export const decideFamily = (family: Family): ExplainedDecision => {
  const [scenario] = readScenarios(
    {
      情形: [
        {
          ...usual,
          ...family,
          名称: '这一户',
          事项: '最低生活保障',
          区划: '512021000000',
          参数: { ...usual.参数, ...family.参数 },
          家庭: { ...usual.家庭, ...family.家庭 },
          结果: { 结论: '符合条件' },
        },
      ],
    },
    '本测试',
    scenarioLanguage,
  );
  if (scenario === undefined) throw new Error('没有情形');
  return decideScenario(scenario);
};
