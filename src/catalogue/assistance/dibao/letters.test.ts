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
  switch (block.type) {
    case 'list':
      return block.items.join('\n');
    case 'table':
      return block.rows.map((row) => row.join(' ')).join('\n');
    case 'fields':
      return block.rows.map(({ label, value }) => `${label}：${value}`).join('\n');
    default:
      return block.text;
  }
};
const headingsOf = (blocks: readonly LetterBlock[] = []): readonly string[] =>
  blocks.filter(({ type }) => type === 'heading').map(textOf);

const letter = (key: string, start: string, more: Partial<CaseView> = {}, issuer = '安岳县民政局') => {
  const found = catalogue.items[0]?.letters.find((one) => one.key === key);
  if (found === undefined) throw new Error(`没有文书 ${key}`);
  const document = found.write({
    view: { ...view(start), ...more },
    issuer,
    bureau: '安岳县民政局',
    government: '安岳县人民政府',
    town: '岳阳镇人民政府',
  });
  const annex = document.annex?.body ?? [];
  return { document, text: document.body.map(textOf).join('\n'), annex: annex.map(textOf).join('\n') };
};

describe('低保决定书', () => {
  it('先说决定、金额、起发月份和不服怎么办，再说理由；认定的事实和计算在附件', () => {
    const { document, text } = letter('grant', 'EX-A01');
    expect(document.title).toEqual(['最低生活保障审核确认通知书']);
    expect(document.addressee).toBe('周大明');
    expect(headingsOf(document.body)).toEqual(['一、决定', '二、不服怎么办', '三、理由', '四、请注意']);
    expect(text).toContain('每月510.00元，自2026年8月起按月发放');
    expect(text).toContain('每月发放：510.00元（大写：伍佰壹拾元整）');
    expect(text).toContain('从2026年8月起，每月发到申请时填写的银行账户');
    expect(text).toContain(
      '家庭人均月收入450.00元，低于最低生活保障标准每人每月620.00元（《社会救助暂行办法》（国务院令第649号）第九条）',
    );
    expect(text).toContain('收到本通知书之日起60日内，向安岳县人民政府申请行政复议');
    expect(text).toContain('收到本通知书之日起6个月内，依法向有管辖权的人民法院提起行政诉讼');
  });

  it('附件：谁计入、收入、金额的每一步、每条判断、每件事实的依据、每个标准的文号', () => {
    const { document, annex } = letter('grant', 'EX-A01');
    expect(document.annex?.title).toBe('认定的事实、金额的计算和依据');
    expect(headingsOf(document.annex?.body)).toEqual([
      '一、共同生活的家庭成员',
      '二、认定的收入、财产和支出',
      '三、金额的计算',
      '四、逐项的判断',
      '五、事实和依据',
      '六、适用的标准',
    ]);
    expect(annex).toContain('甲 工资性收入：700.00元/月 × 12个月，计入 8,400.00元');
    expect(annex).toContain('保障标准 620.00元 × 3人 = 1,860.00元/月');
    expect(annex).toContain('减去家庭月收入 1,350.00元，补差 510.00元/月');
    expect(annex).toContain('住房保障面积（每人平方米） 16 2021.7.1 文号待查，待确认');
    expect(annex).not.toContain('身份情况已认定');
  });

  it('不予确认通知书：说明理由，不写金额的计算', () => {
    const { document, text, annex } = letter('refusal', '人均收入等于标准');
    expect(document.title).toEqual(['最低生活保障不予确认通知书']);
    expect(text).toContain('家庭人均月收入620.00元，不低于最低生活保障标准每人每月620.00元');
    expect(text).toContain('2026年7月20日决定对您家庭的最低生活保障申请不予确认');
    expect(text).toContain('60日内，向安岳县人民政府申请行政复议');
    expect(headingsOf(document.annex?.body)).not.toContain('三、金额的计算');
    expect(annex).toContain('不满足：');
  });

  it('委托乡镇的，写明由谁受委托办理；赋权的，以乡镇的名义，复议还是向县人民政府', () => {
    const here = (approval: string) => ({ stage: 'town-decision', settings: { 'dibao.approval': approval } });
    const entrusted = letter('refusal', '人均收入等于标准', here('entrusted')).text;
    expect(entrusted).toContain('本决定由安岳县民政局委托岳阳镇人民政府办理。');
    const empowered = letter('refusal', '人均收入等于标准', here('empowered'), '岳阳镇人民政府').text;
    expect(empowered).toContain('岳阳镇人民政府于2026年7月20日决定');
    expect(empowered).not.toContain('委托');
    for (const text of [entrusted, empowered]) expect(text).toContain('向安岳县人民政府申请行政复议');
  });

  it('文书里不写身份证号、电话、账号', () => {
    for (const { text, annex } of [letter('grant', 'EX-A01'), letter('refusal', '人均收入等于标准')]) {
      expect(text + annex).not.toMatch(/\d{11,}/);
    }
  });
});
