// Writes docs/law.md from the catalogue: each clause, by which rule, parameter and scenario it is carried; with --check it only says
// whether the page is as it should be.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { catalogue, scenarioLanguage } from '#catalogue/index.ts';
import { readDivisionFiles } from '#core/divisions/divisions.data.ts';
import type { FactKind, FactValueType } from '#kit/fact-kind.ts';
import { type Item, ruleOn } from '#kit/item.ts';
import { type Parameter, type ParameterValue, parameterUnitNames, parameterValueText } from '#kit/parameter.ts';
import { formatChinese } from '#kit/plain-date.ts';
import { decideScenario, type Scenario } from '#kit/scenario.ts';
import { readScenarios } from '#kit/scenario-reading.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = join(root, 'docs/law.md');
const names = new Map(readDivisionFiles().divisions.map(({ code, name }) => [String(code), name]));

/** What carries a clause. */
type Carried = { rules: Set<string>; parameters: Set<string>; scenarios: Set<string> };

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [
    `| ${head.join(' | ')} |`,
    `|${'---|'.repeat(head.length)}`,
    ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
  ].join('\n');

/** The paper a clause stands in: 《…》 with its number, or the name alone. */
const paperOf = (clause: string): string =>
  /^(?:《[^》]+》)?[^（第]*(?:（[^）]*号[^）]*）)?/.exec(clause)?.[0] ?? clause;

/** Clauses that are cited together, each for itself. */
const apart = (clause: string): readonly string[] => clause.split('；');

const scenariosOf = (item: Item): readonly Scenario[] =>
  globSync('src/catalogue/**/scenarios.yaml', { cwd: root })
    .sort()
    .flatMap((file) => readScenarios(parse(readFileSync(join(root, file), 'utf8')), file, scenarioLanguage))
    .filter((scenario) => scenario.item === item);

const readBy = (item: Item): readonly Parameter[] => {
  const keys = new Set(item.rules.flatMap((rule) => rule.parameters));
  return catalogue.parameters.filter(({ key }) => keys.has(key) || item.parameters.some((own) => own.key === key));
};

const clausesOf = (item: Item): ReadonlyMap<string, Carried> => {
  const all = new Map<string, Carried>();
  const note = (clause: string, by: keyof Carried, what: string): void => {
    for (const one of apart(clause)) {
      const carried = all.get(one) ?? { rules: new Set(), parameters: new Set(), scenarios: new Set() };
      carried[by].add(what);
      all.set(one, carried);
    }
  };
  for (const rule of item.rules) for (const clause of rule.law) note(clause, 'rules', rule.key);
  if (item.flow.total !== undefined) note(item.flow.total.clause, 'rules', '流程的总时限');
  for (const { name, limit } of Object.values(item.flow.stages)) {
    if (limit !== undefined) note(limit.clause, 'rules', `流程的“${name}”阶段`);
  }
  for (const { clause, name } of readBy(item)) note(clause, 'parameters', name);
  for (const scenario of scenariosOf(item)) {
    const { reasons, trace, parameters } = decideScenario(scenario);
    const rule = ruleOn(item, scenario.dates.decidedOn).key;
    for (const { clause } of [...reasons, ...trace]) {
      if (clause === undefined) continue;
      note(clause, 'scenarios', scenario.name);
      note(clause, 'rules', rule);
    }
    for (const { clause } of parameters) {
      note(clause, 'scenarios', scenario.name);
      note(clause, 'rules', rule);
    }
  }
  return all;
};

const numerals = '零一二三四五六七八九';

/** 第四十五条 → 45; what has no number comes first. */
const ordinal = (clause: string): number => {
  const [, tens = '', , ones = ''] =
    /第(?:([一二三四五六七八九]?)(十))?([一二三四五六七八九]?)[条章]/.exec(clause) ?? [];
  const isTen = /第[一二三四五六七八九]?十/.test(clause);
  return (isTen ? (numerals.indexOf(tens || '一') || 1) * 10 : 0) + Math.max(0, numerals.indexOf(ones || '零'));
};

const byText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** The first few by name, and how many there are. */
const some = (all: ReadonlySet<string>, most: number): string => {
  const [shown, rest] = [[...all].slice(0, most), all.size - most];
  return shown.length === 0 ? '—' : `${shown.join('；')}${rest > 0 ? ` 等${all.size}例` : ''}`;
};

const clauseTables = (item: Item): string => {
  const byPaper = Map.groupBy(clausesOf(item), ([clause]) => paperOf(clause));
  return [...byPaper]
    .sort(([left], [right]) => byText(left, right))
    .map(([paper, clauses]) => {
      const rows = clauses
        .sort(
          ([left], [right]) =>
            ordinal(left.slice(paper.length)) - ordinal(right.slice(paper.length)) || byText(left, right),
        )
        .map(([clause, { rules, parameters, scenarios }]) => [
          clause === paper ? '（全文）' : clause.slice(paper.length),
          [...rules].sort().join('、') || '—',
          [...parameters].join('；') || '—',
          some(scenarios, 3),
        ]);
      return `#### ${paper}\n\n${table(['条款', '规则', '参数', '情形'], rows)}`;
    })
    .join('\n\n');
};

const placeName = (division: string): string => names.get(division) ?? division;

const valueText = (parameter: Parameter, value: ParameterValue): string =>
  `${placeName(value.division)}自${formatChinese(value.from)}起 ${parameterValueText(parameter, value.value)}（${value.document ?? '文号待查'}${value.confirmed ? '' : '，待确认'}）`;

/** The last value of each place: earlier ones are for months gone by. */
const lastValues = ({ values }: Parameter): readonly ParameterValue[] =>
  [...Map.groupBy(values, ({ division }) => division).values()].flatMap(
    (of) => of.toSorted((a, b) => (a.from < b.from ? 1 : -1))[0] ?? [],
  );

const parameterTable = (parameters: readonly Parameter[]): string =>
  table(
    ['参数', '单位', '现在的初值', '依据'],
    parameters.map((parameter) => [
      `${parameter.name} \`${parameter.key}\``,
      parameterUnitNames[parameter.unit],
      lastValues(parameter)
        .map((value) => valueText(parameter, value))
        .join('；') || '没有初值，用到时由县里填',
      parameter.clause,
    ]),
  );

const openTable = (parameters: readonly Parameter[]): string =>
  table(
    ['参数', '地区', '起始日期', '现在用的值', '文号', '依据'],
    parameters.flatMap((parameter) => {
      const open = parameter.values.filter(({ confirmed }) => !confirmed);
      const own = [parameter.name, parameter.clause] as const;
      if (parameter.values.length === 0) return [[own[0], '—', '—', '没有', '—', own[1]]];
      return open.map((value) => [
        own[0],
        placeName(value.division),
        formatChinese(value.from),
        parameterValueText(parameter, value.value),
        value.document ?? '没有查到',
        own[1],
      ]);
    }),
  );

const valueNames: Readonly<Record<FactValueType, string>> = {
  presence: '有或没有',
  code: '代码',
  money: '金额（元）',
  'money-per-year': '每月或每年的金额',
  count: '整数',
  date: '日期',
};

const factTable = (kinds: readonly FactKind[]): string =>
  table(
    ['事实', '说的是', '怎样写', '可选的'],
    kinds.map((kind) => [
      `${kind.name} \`${kind.key}\`${kind.sensitive === true ? '（只给经办人看）' : ''}`,
      kind.subject === 'person' ? '个人' : '家庭',
      valueNames[kind.value],
      kind.codes?.codes.map(({ name }) => name).join('、') ?? '—',
    ]),
  );

const itemPart = (item: Item): string => {
  const kinds = [...new Set(item.rules.flatMap((rule) => rule.reads))];
  const rules = item.rules.map((rule) => [
    `\`${rule.key}\``,
    formatChinese(rule.from),
    Object.values(rule.classes).join('、'),
    rule.law.join('；'),
  ]);
  return `## ${item.name}

第 ${item.version} 版；例子 ${scenariosOf(item).length} 个。依据：${item.law.join('；')}。

### 规则

${table(['规则', '施行日期', '归为', '依据'], rules)}

### 每一条由谁落实

“规则”是引用这一条作决定的规则；“参数”是这一条要县里定的数；“情形”是写定结果、走到这一条的例子（\`scenarios.yaml\`）。办理程序的条款由流程落实，例子是 \`walks.yaml\` 里的走法，这里写“—”。

${clauseTables(item)}

### 参数

${parameterTable(readBy(item))}

### 规则看哪些事实

${factTable(kinds)}`;
};

const text = `# 法与程序的对照

每一条款由哪个规则、参数和例子落实；哪些参数还等着县里确认。本页由 \`npm run law\` 从目录生成，不要手改。

${catalogue.items.map(itemPart).join('\n\n')}

## 待确认的参数

县民政局核实文号后，在“标准参数”页提议、由另一人批准，即不再待确认。没有值的参数，只在改用那种办法时才要填。

${openTable(catalogue.parameters.filter(({ values }) => values.length === 0 || values.some(({ confirmed }) => !confirmed)))}
`;

if (!process.argv.includes('--check')) writeFileSync(page, text);
else if (readFileSync(page, 'utf8') !== text) {
  console.error('docs/law.md 与目录不一致，请运行 npm run law');
  process.exit(1);
}
