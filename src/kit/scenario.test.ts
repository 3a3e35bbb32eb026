import { describe, expect, it } from 'vitest';
import { toyCatalogue, toyHeadings } from '#test/toy-catalogue/index.ts';
import { DefinitionError } from './definition-error.ts';
import { explanationLines } from './explanation.ts';
import { runScenario } from './scenario.ts';
import { readScenarios } from './scenario-reading.ts';

const scenario = {
  名称: '一家',
  事项: '柠檬券',
  区划: '512021000000',
  申请月份: '2026-05',
  决定日期: '2026-06-10',
  成员: [{ 姓名: '园主', 关系: '园主', 柠檬: { 柠檬树: 5 } }],
  结果: { 结论: '符合条件' },
};
const read = (changed: Record<string, unknown>, shared?: Record<string, unknown>) =>
  readScenarios({ ...(shared && { 共用: shared }), 情形: [{ ...scenario, ...changed }] }, '柠檬.yaml', {
    catalogue: toyCatalogue,
    headings: toyHeadings,
  });
const run = (changed: Record<string, unknown>, shared?: Record<string, unknown>) => {
  const [first] = read(changed, shared);
  if (first === undefined) throw new Error('没有情形');
  return runScenario(first);
};
const refusal = (changed: Record<string, unknown>): string => {
  try {
    read(changed);
  } catch (error) {
    if (error instanceof DefinitionError) return error.message;
    throw error;
  }
  return '没有被拒绝';
};

describe('情形', () => {
  it('与预期相符', () => {
    expect(
      run({ 结果: { 结论: '符合条件', 金额: '12.00元/月', 计入成员: '园主', 起发月份: '2026-07' } }).faults,
    ).toEqual([]);
  });

  it('不符的，逐项说应当是什么、实际是什么', () => {
    const 结果 = {
      结论: '不符合条件',
      金额: '13.00元/月',
      计入成员: '无',
      理由含: '不少于',
      起发月份: '2026-08',
      累计发放: { 至: '2026-08', 共: '0元' },
    };
    expect(run({ 结果 }).faults).toEqual([
      '结论应为 不符合条件，实为 符合条件',
      '金额应为 13.00元/月，实为 12.00元/月',
      '计入成员应为 无，实为 园主',
      '理由里没有“不少于”，理由是：一共5棵柠檬树，少于10棵（柠檬园规矩第一条）',
      '起发月份应为 2026-08，实为 2026-07',
      '累计发放应为 0.00元，实为 27.00元',
    ]);
  });

  it('参数用例子给的值，可以按日期给几个；没有给的用目录的', () => {
    expect(run({ 参数: { 每人柠檬券: 20 } }).decision.amount).toBe(2000);
    expect(run({ 参数: { 每人柠檬券: { '2026-01-01': 20, '2026-07-01': 30 } } }).decision.amount).toBe(3000);
    expect(run({ 参数: { 'lemon.tree-limit': 5 }, 结果: { 结论: '不符合条件' } }).faults).toEqual([]);
  });

  it('共用的字段可以被自己的代替', () => {
    const shared = { 参数: { 每人柠檬券: 20, 柠檬树限数: 5 } };
    expect(run({ 参数: { 柠檬树限数: 6 } }, shared).decision.amount).toBe(2000);
  });

  it('事实可以写从何时到何时，也可以有几笔', () => {
    const member = (柠檬树: unknown) => ({ 成员: [{ 姓名: '园主', 关系: '园主', 柠檬: { 柠檬树 } }] });
    expect(run(member('30 自2026-06-01')).decision.outcome).toBe('granted');
    expect(run(member('30 自2026-05-31')).decision.outcome).toBe('refused');
    expect(run(member(['30 至2026-05-30', '2 自2026-05-31'])).decision.outcome).toBe('granted');
  });

  it('说明可以照着读', () => {
    expect(explanationLines(run({}).decision)).toEqual([
      '结论：符合条件（树少的园子），12.00元/月',
      '理由：',
      '  一共5棵柠檬树，少于10棵〔柠檬园规矩第一条〕',
      '家庭成员：',
      '  ✓ 园主：算〔柠檬园规矩第一条〕',
      '条件：',
      '  ✓ 一共5棵，限10棵〔柠檬园规矩第一条〕',
      '金额的计算：',
      '  · 12.00元 × 1人〔柠檬园规矩第一条〕',
      '事实和来源：',
      '  园主 已数过柠檬树：有',
      '  园主 柠檬树：5',
      '适用的标准和参数：',
      '  柠檬树限数：10，自2020年1月1日起（柠檬令〔2020〕1号）',
      '  每人柠檬券：12元/月，自2020年1月1日起（柠檬令〔2020〕1号）',
    ]);
  });
});

describe('情形写错时，说明文件、哪一例、哪一项、怎样改', () => {
  const start = '定义有误 柠檬.yaml 情形“一家”';
  it.each([
    [{ 家人: [] }, '定义有误 柠檬.yaml 第1例：不认识“家人”。改法：只能用 名称、说明、事项'],
    [{ 事项: '橘子券' }, `${start} 事项：没有事项“橘子券”。改法：写 柠檬券 之一`],
    [{ 区划: 512021 }, `${start} 区划：“512021”不是12位代码。改法：写加引号的12位代码`],
    [{ 申请月份: '2026-5' }, `${start} 申请月份：“2026-5”不是月份。改法：写月份，如 2026-06`],
    [{ 决定日期: '2026-02-30' }, `${start} 决定日期：2026年2月没有 30 日`],
    [{ 决定日期: '2026-04-30' }, `${start} 决定日期：早于申请月份。改法：改正其中一个`],
    [
      { 参数: { 橘子: 1 } },
      `${start} 参数：没有参数“橘子”。改法：用 柠檬树限数、每人柠檬券、柠檬核对报告有效期、柠檬核对答复期限 之一`,
    ],
    [{ 参数: { 每人柠檬券: 500 } }, `${start} 参数 每人柠檬券：500元/月高于上限 100元/月`],
    [{ 家庭: { 房子: '是' } }, `${start} 家庭：不认识“房子”`],
    [{ 成员: [{ 关系: '园主' }] }, `${start} 成员：没有写。改法：写上姓名`],
    [
      { 成员: [{ 姓名: '园主', 关系: '户主' }] },
      `${start} 成员“园主” 关系：不认识“户主”。改法：用 园主、伙伴、帮工 之一`,
    ],
    [
      { 成员: [{ 姓名: '园主', 柠檬: { 柠檬树: '许多' } }] },
      `${start} 成员“园主” 柠檬 柠檬树：看不懂“许多”。改法：写整数`,
    ],
    [{ 成员: [{ 姓名: '园主', 柠檬: { 橘树: 1 } }] }, `${start} 成员“园主” 柠檬：不认识“橘树”。改法：只能用 柠檬树`],
    [{ 成员: [{ 姓名: '园主', 年龄: 'X' }] }, `${start} 成员“园主” 年龄：“X”不是岁数。改法：写整数周岁，如 45`],
    [{ 成员: [{ 姓名: '园主' }, { 姓名: '园主' }] }, `${start} 成员：“园主”出现了两次`],
    [{ 结果: {} }, `${start} 结果：没有写预期的结果`],
    [{ 结果: { 结论: '给' } }, `${start} 结果 结论：“给”不是结论。改法：写 符合条件、不符合条件`],
    [{ 结果: { 金额: '12元' } }, `${start} 结果 金额：“12元”没有写单位。改法：写成 510.00元/月`],
    [{ 结果: { 计入成员: '帮工' } }, `${start} 结果：成员里没有“帮工”。改法：写成员的姓名`],
  ])('%j', (changed, message) => {
    expect(refusal(changed)).toContain(message);
  });

  it('没有情形的文件', () => {
    expect(() => readScenarios({}, '空.yaml', { catalogue: toyCatalogue, headings: toyHeadings })).toThrow(
      '定义有误 空.yaml：没有情形。改法：在“情形:”下每例以“- 名称:”开头',
    );
  });
});
