import type { Catalogue } from './catalogue.ts';
import { ensureDefinition, ensureUnique } from './definition-error.ts';
import { bornKind, deathKind } from './fact-kind.ts';
import type { Item } from './item.ts';
import { type Fen, parseYuan } from './money.ts';
import { findParameterFault, type Parameter } from './parameter.ts';
import { addMonths, lastDay, monthOf, nextMonth, type PlainDate, type PlainMonth, plainMonth } from './plain-date.ts';
import { type Outcome, outcomeNames } from './rule.ts';
import type { Expectation, Scenario } from './scenario.ts';
import { readDate, readFacts, readHeading } from './scenario-facts.ts';
import type { ScenarioHeading } from './scenario-words.ts';
import { dayNumber, openEnd, type SituationFact, type SituationMember } from './situation.ts';
import { type RawRecord, readList, readRecord, readText } from './strict-reading.ts';

/** What is needed to read scenarios: the catalogue, and how members' facts are written. */
export type ScenarioLanguage = {
  readonly catalogue: Pick<Catalogue, 'items' | 'factKinds' | 'parameters'>;
  readonly headings: readonly ScenarioHeading[];
};

const scenarioFields = ['名称', '说明', '事项', '区划', '申请月份', '决定日期', '参数', '家庭', '成员', '结果'];
const resultFields = ['结论', '类别', '金额', '各人金额', '计入成员', '理由含', '起发月份', '逐月应发', '累计发放'];

const readMonth = (value: unknown, place: string): PlainMonth => {
  const text = readText(value, place, '写月份，如 2026-06');
  ensureDefinition(/^\d{4}-(0[1-9]|1[0-2])$/.test(text), place, `“${text}”不是月份`, '写月份，如 2026-06');
  return plainMonth(text);
};

const readAmount = (value: unknown, place: string, unit: string): Fen => {
  const text = readText(value, place, `写金额，如 510.00元${unit}`);
  ensureDefinition(text.endsWith(`元${unit}`), place, `“${text}”没有写单位`, `写成 510.00元${unit}`);
  const read = parseYuan(text.slice(0, text.length - unit.length));
  ensureDefinition(read.ok, place, read.ok ? '' : read.reason, `写成 510.00元${unit}`);
  return read.fen;
};

const readItem = (value: unknown, items: readonly Item[], place: string): Item => {
  const text = readText(value, place, `写 ${items.map((item) => item.name).join('、')} 之一`);
  const item = items.find(({ key, name }) => key === text || name === text);
  ensureDefinition(
    item !== undefined,
    place,
    `没有事项“${text}”`,
    `写 ${items.map(({ name }) => name).join('、')} 之一`,
  );
  return item;
};

const flags: Readonly<Record<string, string>> = { 是: 'true', 否: 'false' };

/** A parameter with the values of the example alone: one from ever, or several by the date from which they hold. */
const withValues = (parameter: Parameter, given: unknown, division: string, place: string): Parameter => {
  const dated = typeof given === 'object' && given !== null;
  const values = dated ? Object.entries(readRecord(given, place)) : [['1900-01-01', given] as const];
  return {
    ...parameter,
    yearly: false,
    values: values.map(([from, raw]) => {
      const written = readText(raw, place, '写上值');
      const chosen = parameter.choices?.find(({ name }) => name === written)?.code;
      const value = chosen ?? flags[written] ?? written;
      const fault = findParameterFault(parameter, value);
      ensureDefinition(fault === undefined, place, fault ?? '', '改正这个值');
      return { division, from: readDate(from, place), value, document: '本例给定', confirmed: true };
    }),
  };
};

const readParameters = (
  value: unknown,
  all: readonly Parameter[],
  division: string,
  place: string,
): readonly Parameter[] => {
  const given = readRecord(value ?? {}, place);
  const names = all.map((parameter) => parameter.name).join('、');
  for (const name of Object.keys(given)) {
    const known = all.some((parameter) => parameter.name === name || parameter.key === name);
    ensureDefinition(known, place, `没有参数“${name}”`, `用 ${names} 之一`);
  }
  return all.map((parameter) => {
    const own = given[parameter.name] ?? given[parameter.key];
    return own === undefined ? parameter : withValues(parameter, own, division, `${place} ${parameter.name}`);
  });
};

/** Born on a day on which the age was reached half a year before, so that no scenario stands on a birthday unawares. */
const bornAtAge = (age: number, on: PlainDate): PlainDate => addMonths(on, -(age * 12 + 6));

const readBorn = (member: RawRecord, asOf: PlainDate, place: string): readonly SituationFact[] => {
  if (member.出生 === undefined && member.年龄 === undefined) return [];
  ensureDefinition(member.出生 === undefined || member.年龄 === undefined, place, '出生和年龄只能写一个', '删去一个');
  const age = readText(member.年龄 ?? 0, `${place} 年龄`, '写整数');
  ensureDefinition(/^\d{1,3}$/.test(age), `${place} 年龄`, `“${age}”不是岁数`, '写整数周岁，如 45');
  const born = member.出生 === undefined ? bornAtAge(Number(age), asOf) : readDate(member.出生, `${place} 出生`);
  return [{ kind: bornKind.id, from: dayNumber(born), to: openEnd, value: dayNumber(born) }];
};

const readMember = (
  raw: unknown,
  headings: readonly ScenarioHeading[],
  asOf: PlainDate,
  place: string,
): SituationMember => {
  const known = ['姓名', '出生', '年龄', '死亡', ...headings.map(({ heading }) => heading)];
  const member = readRecord(raw, `${place} 成员`, known);
  const name = readText(member.姓名, `${place} 成员`, '写上姓名');
  const at = `${place} 成员“${name}”`;
  const died = member.死亡 === undefined ? undefined : dayNumber(readDate(member.死亡, `${at} 死亡`));
  return {
    key: name,
    name,
    facts: [
      ...readBorn(member, asOf, at),
      ...(died === undefined ? [] : [{ kind: deathKind.id, from: died, to: openEnd, value: died }]),
      ...headings.flatMap((heading) => readHeading(heading, member[heading.heading], at)),
    ],
  };
};

const outcomes: readonly Outcome[] = ['granted', 'refused', 'not-applicable', 'undetermined'];

const readOutcome = (value: unknown, place: string): Outcome => {
  const names = outcomes.map((outcome) => outcomeNames[outcome]).join('、');
  const text = readText(value, place, `写 ${names} 之一`);
  const outcome = outcomes.find((one) => outcomeNames[one] === text);
  ensureDefinition(outcome !== undefined, place, `“${text}”不是结论`, `写 ${names} 之一`);
  return outcome;
};

const readClass = (value: unknown, item: Item, place: string): string => {
  const text = readText(value, place, '写类别的名称');
  const names = [...new Set(item.rules.flatMap((rule) => Object.values(rule.classes)))];
  ensureDefinition(names.includes(text), place, `没有类别“${text}”`, `写 ${names.join('、')} 之一`);
  return text;
};

/** Amounts by name or by month. */
const readAmounts = (value: unknown, place: string, unit: string): Readonly<Record<string, Fen>> =>
  Object.fromEntries(
    Object.entries(readRecord(value, place)).map(([key, amount]) => [key, readAmount(amount, `${place} ${key}`, unit)]),
  );

const readExpectation = (raw: unknown, item: Item, members: readonly SituationMember[], place: string): Expectation => {
  const at = `${place} 结果`;
  const result = readRecord(raw, at, resultFields);
  ensureDefinition(Object.keys(result).length > 0, at, '没有写预期的结果', `至少写 ${resultFields.join('、')} 之一`);
  const texts = (value: unknown, field: string): readonly string[] =>
    value === '无' ? [] : readList(value).map((one) => readText(one, `${at} ${field}`, '写上文字'));
  const shares = result.各人金额 === undefined ? undefined : readAmounts(result.各人金额, `${at} 各人金额`, '/月');
  const months = result.逐月应发 === undefined ? undefined : readAmounts(result.逐月应发, `${at} 逐月应发`, '');
  for (const month of Object.keys(months ?? {})) readMonth(month, `${at} 逐月应发`);
  const named = [
    ...(result.计入成员 === undefined ? [] : texts(result.计入成员, '计入成员')),
    ...Object.keys(shares ?? {}),
  ];
  for (const name of named) {
    const known = members.some((member) => member.name === name);
    ensureDefinition(known, at, `成员里没有“${name}”`, '写成员的姓名');
  }
  const total = result.累计发放 === undefined ? undefined : readRecord(result.累计发放, `${at} 累计发放`, ['至', '共']);
  return {
    ...(result.结论 === undefined ? {} : { outcome: readOutcome(result.结论, `${at} 结论`) }),
    ...(result.类别 === undefined ? {} : { className: readClass(result.类别, item, `${at} 类别`) }),
    ...(shares === undefined ? {} : { shares }),
    ...(months === undefined ? {} : { months }),
    ...(result.金额 === undefined ? {} : { amount: readAmount(result.金额, `${at} 金额`, '/月') }),
    ...(result.计入成员 === undefined ? {} : { members: texts(result.计入成员, '计入成员') }),
    ...(result.理由含 === undefined ? {} : { reasons: texts(result.理由含, '理由含') }),
    ...(result.起发月份 === undefined ? {} : { payableFrom: readMonth(result.起发月份, `${at} 起发月份`) }),
    ...(total === undefined
      ? {}
      : {
          total: {
            until: readMonth(total.至, `${at} 累计发放 至`),
            amount: readAmount(total.共, `${at} 累计发放 共`, ''),
          },
        }),
  };
};

const readScenario = (raw: RawRecord, name: string, language: ScenarioLanguage, place: string): Scenario => {
  const { catalogue, headings } = language;
  const item = readItem(raw.事项, catalogue.items, `${place} 事项`);
  const division = readText(raw.区划, `${place} 区划`, '写加引号的12位代码，如 "512021000000"');
  ensureDefinition(/^\d{12}$/.test(division), `${place} 区划`, `“${division}”不是12位代码`, '写加引号的12位代码');
  const appliedIn = readMonth(raw.申请月份, `${place} 申请月份`);
  const decidedOn = readDate(raw.决定日期, `${place} 决定日期`);
  ensureDefinition(monthOf(decidedOn) >= appliedIn, `${place} 决定日期`, '早于申请月份', '改正其中一个');
  const listed = raw.成员 === undefined ? [] : readList(raw.成员);
  const members = listed.map((member) => readMember(member, headings, lastDay(appliedIn), place));
  ensureUnique(
    members.map((member) => member.key),
    `${place} 成员`,
  );
  const householdKinds = catalogue.factKinds.filter((kind) => kind.subject === 'household');
  return {
    name,
    place,
    item,
    division,
    dates: { appliedIn, asOf: appliedIn, decidedOn, payableFrom: nextMonth(monthOf(decidedOn)) },
    parameters: readParameters(raw.参数, catalogue.parameters, division, `${place} 参数`),
    situation: { members, household: readFacts(householdKinds, raw.家庭 ?? {}, `${place} 家庭`) },
    expected: readExpectation(raw.结果, item, members, place),
  };
};

/** A scenario's own fields over the shared ones; parameters and facts of the household are joined one by one. */
const joined = (shared: RawRecord, own: RawRecord, place: string): RawRecord => ({
  ...shared,
  ...own,
  参数: { ...readRecord(shared.参数 ?? {}, place), ...readRecord(own.参数 ?? {}, place) },
  家庭: { ...readRecord(shared.家庭 ?? {}, place), ...readRecord(own.家庭 ?? {}, place) },
});

/**
 * Reads a scenarios file: `情形` is the list, `共用` what all of them share. Strict: throws DefinitionError that names the
 * file, the scenario, the field and the mend.
 */
export const readScenarios = (document: unknown, file: string, language: ScenarioLanguage): readonly Scenario[] => {
  const { 共用: shared, 情形: list } = readRecord(document, file, ['共用', '情形']);
  ensureDefinition(Array.isArray(list) && list.length > 0, file, '没有情形', '在“情形:”下每例以“- 名称:”开头');
  const common = readRecord(shared ?? {}, `${file} 共用`, scenarioFields);
  const scenarios = readList(list).map((raw, index) => {
    const own = readRecord(raw, `${file} 第${index + 1}例`, scenarioFields);
    const name = readText(own.名称, `${file} 第${index + 1}例`, '写上名称');
    const place = `${file} 情形“${name}”`;
    return readScenario(joined(common, own, place), name, language, place);
  });
  ensureUnique(
    scenarios.map(({ name }) => name),
    `${file} 名称`,
  );
  return scenarios;
};
