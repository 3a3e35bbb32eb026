import { describe, expect, it } from 'vitest';
import { catalogue, scenarioLanguage } from '#catalogue/index.ts';
import type { CaseView } from '#kit/case-view.ts';
import type { LetterBlock } from '#kit/letter.ts';
import { plainDate, plainMonth } from '#kit/plain-date.ts';
import { decideScenario } from '#kit/scenario.ts';
import { readScenarios } from '#kit/scenario-reading.ts';
import scenarios from './scenarios.yaml';

const decisionOf = (start: string) => {
  const scenario = readScenarios(scenarios, 'scenarios.yaml', scenarioLanguage).find(({ name }) =>
    name.startsWith(start),
  );
  if (scenario === undefined) throw new Error(`没有情形 ${start}`);
  return decideScenario(scenario);
};

const view = (start: string): CaseView => ({
  id: '00000000-0000-4000-8000-000000000000',
  number: 'DIBAO2026000001',
  on: plainDate('2026-07-20'),
  appliedIn: plainMonth('2026-06'),
  stage: 'county-review',
  division: '512021100201',
  divisionName: '岳阳镇棋盘村',
  people: [
    {
      id: '甲',
      row: 0,
      name: '周大明',
      relation: '01',
      born: plainDate('1981-03-02'),
      sex: 'male',
      applicant: true,
      mustSign: true,
      signedOn: plainDate('2026-06-20'),
      died: null,
    },
  ],
  actions: [],
  notice: null,
  objections: 0,
  draw: null,
  settings: {},
  running: {},
  decision: decisionOf(start),
  posted: null,
});

const textOf = (block: LetterBlock): string => {
  if (block.type === 'list') return block.items.join('\n');
  return block.type === 'paragraph' || block.type === 'heading' ? block.text : '';
};

const letter = (key: string, start: string) => {
  const found = catalogue.items[0]?.letters.find((one) => one.key === key);
  if (found === undefined) throw new Error(`没有文书 ${key}`);
  const document = found.write({
    view: view(start),
    issuer: '安岳县民政局',
    bureau: '安岳县民政局',
    government: '安岳县人民政府',
    town: '岳阳镇人民政府',
  });
  return { document, text: document.body.map(textOf).join('\n') };
};

describe('低保决定书', () => {
  it('确认通知书：事实、依据、理由、金额的每一步、起发月份、救济途径', () => {
    const { document, text } = letter('grant', 'EX-A01');
    expect(document.title).toEqual(['最低生活保障审核确认通知书']);
    expect(document.addressee).toBe('周大明');
    expect(text).toContain('甲 工资性收入：700.00元/月 × 12个月，计入 8,400.00元');
    expect(text).toContain(
      '家庭人均月收入450.00元，低于最低生活保障标准每人每月620.00元（《社会救助暂行办法》（国务院令第649号）第九条）',
    );
    expect(text).toContain('保障标准 620.00元 × 3人 = 1,860.00元/月');
    expect(text).toContain('减去家庭月收入 1,350.00元，补差 510.00元/月');
    expect(text).toContain('每月510.00元（大写：伍佰壹拾元整），自2026年8月起按月发放');
    expect(text).toContain('收到本通知书之日起60日内，向安岳县人民政府申请行政复议');
    expect(text).toContain('收到本通知书之日起6个月内，依法向有管辖权的人民法院提起行政诉讼');
  });

  it('不予确认通知书：说明理由，不写金额的计算', () => {
    const { document, text } = letter('refusal', '人均收入等于标准');
    expect(document.title).toEqual(['最低生活保障不予确认通知书']);
    expect(text).toContain('家庭人均月收入620.00元，不低于最低生活保障标准每人每月620.00元');
    expect(text).toContain('2026年7月20日决定对您家庭的最低生活保障申请不予确认');
    expect(text).toContain('60日内，向安岳县人民政府申请行政复议');
    expect(text).not.toContain('金额的计算');
  });

  it('文书里不写身份证号、电话、账号', () => {
    for (const { text } of [letter('grant', 'EX-A01'), letter('refusal', '人均收入等于标准')]) {
      expect(text).not.toMatch(/\d{11,}/);
    }
  });
});
