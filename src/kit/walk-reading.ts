import type { CasePerson } from './case-view.ts';
import type { Catalogue } from './catalogue.ts';
import { ensureDefinition, ensureUnique } from './definition-error.ts';
import type { Fields } from './field.ts';
import { mayMake } from './flow.ts';
import { type Form, fieldsOf, type UnknownAnswers } from './form.ts';
import type { Item } from './item.ts';
import { type Fen, fen, parseYuan } from './money.ts';
import type { Parameter } from './parameter.ts';
import type { PlainDate } from './plain-date.ts';
import { type ExplainedDecision, type Outcome, outcomeNames } from './rule.ts';
import { readDate } from './scenario-facts.ts';
import { type RawRecord, readList, readRecord, readText } from './strict-reading.ts';
import type { Walk, WalkStep } from './walk.ts';

export type WalkLanguage = { readonly catalogue: Pick<Catalogue, 'items' | 'postKinds' | 'parameters'> };

const walkFields = ['名称', '说明', '事项', '申请', '人员', '申请书', '参数', '在发', '步骤'];
const stepFields = [
  '日期',
  '动作',
  '岗位',
  '经办人',
  '填写',
  '认定',
  '签字',
  '异议',
  '抽中',
  '死亡',
  '不能',
  '文书',
  '到',
];
const personFields = ['姓名', '出生', '签字', '关系'];

const outcomes: readonly Outcome[] = ['granted', 'refused', 'not-applicable', 'undetermined'];

const personId = (index: number): string => `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`;

const readPeople = (raw: unknown, item: Item, on: PlainDate, place: string): readonly CasePerson[] =>
  readList(raw).map((one, row) => {
    const person = readRecord(one, `${place} 人员`, personFields);
    const name = readText(person.姓名, `${place} 人员`, '写上姓名');
    const born = readDate(person.出生, `${place} 人员“${name}” 出生`);
    return {
      id: personId(row),
      row,
      name,
      born,
      relation:
        person.关系 === undefined
          ? row === 0
            ? '01'
            : '80'
          : readText(person.关系, `${place} 人员“${name}” 关系`, '写代码'),
      sex: 'male',
      applicant: row === 0,
      mustSign: item.authorisation?.mustSign({ born }, on) ?? false,
      signedOn: person.签字 === undefined ? null : readDate(person.签字, `${place} 人员“${name}” 签字`),
      died: null,
    };
  });

/** “符合条件 510.00元/月 树少的园子”: what the rule is taken to say, the class where it matters; all people of the case count. */
const readDecision = (value: unknown, item: Item, people: readonly CasePerson[], place: string): ExplainedDecision => {
  const [word = '', ...rest] = readText(value, place, '如 符合条件 510.00元/月').split(/\s+/);
  const amount = rest.find((part) => part.includes('元'));
  const className = rest.find((part) => !part.includes('元'));
  const classes = item.rules.flatMap((rule) => Object.entries(rule.classes));
  const found = classes.find(([, name]) => name === className);
  ensureDefinition(className === undefined || found !== undefined, place, `没有类别“${className}”`, '写规则的类别');
  const outcome = outcomes.find((one) => outcomeNames[one].startsWith(word));
  ensureDefinition(
    outcome !== undefined,
    place,
    `“${word}”不是结论`,
    `写 ${Object.values(outcomeNames).join('、')} 之一`,
  );
  const read = amount === undefined ? { ok: true as const, fen: fen(0) } : parseYuan(amount.replace(/\/月$/, ''));
  ensureDefinition(read.ok, place, read.ok ? '' : read.reason, '如 符合条件 510.00元/月');
  const members = people.map(({ id }) => id);
  const unexplained = { reasons: [], facts: [], trace: [], parameters: [] };
  const [key = '', name = ''] = found ?? [];
  return { outcome, class: key, className: name, amount: read.fen, members, shares: [], ...unexplained };
};

/** Names stand for people where a form asks for a person of the case. */
const withPeople = (fields: Fields, answers: RawRecord, people: readonly CasePerson[], place: string): UnknownAnswers =>
  Object.fromEntries(
    Object.entries(answers).map(([key, value]) => {
      const field = fields[key];
      if (field?.type === 'person') {
        const person = people.find(({ name }) => name === value);
        ensureDefinition(person !== undefined, `${place} ${key}`, `人员里没有“${String(value)}”`, '写人员的姓名');
        return [key, person.id];
      }
      if (field?.type !== 'list') return [key, value];
      return [key, readList(value).map((row) => withPeople(field.fields ?? {}, readRecord(row, place), people, place))];
    }),
  );

const readAnswers = (
  raw: unknown,
  form: Form | undefined,
  people: readonly CasePerson[],
  place: string,
): UnknownAnswers => {
  ensureDefinition(form !== undefined, place, '这个动作没有表单', '删去“填写”');
  return withPeople(fieldsOf(form), readRecord(raw, place, Object.keys(fieldsOf(form))), people, place);
};

/** The key of an entry by its Chinese name or its key. */
const findKey = (entries: readonly (readonly [string, string])[], word: unknown, place: string): string => {
  const names = entries.map(([, name]) => name).join('、');
  const text = readText(word, place, `写 ${names} 之一`);
  const entry = entries.find(([key, name]) => key === text || name === text);
  ensureDefinition(entry !== undefined, place, `没有“${text}”`, `写 ${names} 之一`);
  return entry[0];
};

/** The move of a name. Where several bear it (the county confirms, or the town), it is the one this post may make. */
const findMove = ({ flow }: Item, word: unknown, by: string, place: string): string => {
  const moves = Object.entries(flow.moves).map(([key, move]) => [key, move.name] as const);
  const first = findKey(moves, word, place);
  const namesakes = moves.filter(([key, name]) => key === first || name === flow.moves[first]?.name);
  if (namesakes.length === 1 || namesakes.some(([key]) => key === word)) return first;
  return namesakes.find(([key]) => mayMake({ by: flow.moves[key]?.by ?? 'applicant' }, by))?.[0] ?? first;
};

const readStep = (
  raw: unknown,
  item: Item,
  people: readonly CasePerson[],
  language: WalkLanguage,
  place: string,
): WalkStep => {
  const step = readRecord(raw, place, stepFields);
  const stages = Object.entries(item.flow.stages).map(([key, stage]) => [key, stage.name] as const);
  const posts = language.catalogue.postKinds.map(({ key, name }) => [key, name] as const);
  const letters = item.letters.map(({ key, name }) => [key, name] as const);
  const by =
    step.岗位 === undefined ? undefined : findKey([...posts, ['applicant', '申请人']], step.岗位, `${place} 岗位`);
  const move = step.动作 === undefined ? undefined : findMove(item, step.动作, by ?? 'applicant', `${place} 动作`);
  const form = item.flow.moves[move ?? '']?.form;
  return {
    on: readDate(step.日期, `${place} 日期`),
    ...(move === undefined ? {} : { move }),
    ...(by === undefined ? {} : { by }),
    ...(by === undefined || by === 'applicant'
      ? {}
      : { user: step.经办人 === undefined ? by : readText(step.经办人, `${place} 经办人`, '写经办人') }),
    ...(step.填写 === undefined ? {} : { answers: readAnswers(step.填写, form, people, `${place} 填写`) }),
    ...(step.认定 === undefined ? {} : { decision: readDecision(step.认定, item, people, `${place} 认定`) }),
    ...(step.签字 === undefined
      ? {}
      : { signs: readList(step.签字).map((name) => readText(name, `${place} 签字`, '写姓名')) }),
    ...(step.异议 === undefined
      ? {}
      : { openObjections: Number(readText(step.异议, `${place} 异议`, '写没有答复的件数')) }),
    ...(step.抽中 === undefined ? {} : { drawn: readText(step.抽中, `${place} 抽中`, '写“是”或“否”') === '是' }),
    ...(step.死亡 === undefined
      ? {}
      : { died: readList(step.死亡).map((name) => readText(name, `${place} 死亡`, '写姓名')) }),
    ...(step.不能 === undefined ? {} : { refused: readText(step.不能, `${place} 不能`, '写不能办的理由') }),
    ...(step.文书 === undefined
      ? {}
      : { letters: readList(step.文书).map((name) => findKey(letters, name, `${place} 文书`)) }),
    ...(step.到 === undefined ? {} : { stage: findKey(stages, step.到, `${place} 到`) }),
  };
};

const words: Readonly<Record<string, string>> = { 是: 'true', 否: 'false' };

/** Values of parameters by their names; choices by theirs. */
const readSettings = (
  raw: unknown,
  parameters: readonly Parameter[],
  place: string,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(readRecord(raw, place)).map(([name, value]) => {
      const parameter = parameters.find((one) => one.name === name || one.key === name);
      ensureDefinition(parameter !== undefined, place, `没有参数“${name}”`, '写参数的名称');
      const text = readText(value, `${place} ${name}`, '写上值');
      return [parameter.key, parameter.choices?.find((choice) => choice.name === text)?.code ?? words[text] ?? text];
    }),
  );

/** What runs for the household: benefit → “510.00元/月”. */
const readRunning = (raw: unknown, place: string): Readonly<Record<string, Fen>> =>
  Object.fromEntries(
    Object.entries(readRecord(raw, place)).map(([benefit, value]) => {
      const read = parseYuan(readText(value, place, '如 510.00元/月').replace(/\/月$/, ''));
      ensureDefinition(read.ok, place, read.ok ? '' : read.reason, '如 510.00元/月');
      return [benefit, read.fen];
    }),
  );

/** Steps in their order; a list among them is a stretch that several walks share, put in by its YAML alias. */
const flatten = (steps: unknown): readonly unknown[] =>
  readList(steps).flatMap((step) => (Array.isArray(step) ? flatten(step) : [step]));

/**
 * Reads a walks file: `段落` where stretches that walks share stand with their anchors, `共用` and a list `走法`.
 * Strict: throws DefinitionError that names file, walk, step, field and mend.
 */
export const readWalks = (document: unknown, file: string, language: WalkLanguage): readonly Walk[] => {
  const { 共用: shared, 走法: list } = readRecord(document, file, ['段落', '共用', '走法']);
  const common = readRecord(shared ?? {}, `${file} 共用`, walkFields);
  ensureDefinition(Array.isArray(list) && list.length > 0, file, '没有走法', '在“走法:”下每例以“- 名称:”开头');
  const walks = readList(list).map((raw, index): Walk => {
    const own = { ...common, ...readRecord(raw, `${file} 第${index + 1}例`, walkFields) };
    const name = readText(own.名称, `${file} 第${index + 1}例`, '写上名称');
    const place = `${file} 走法“${name}”`;
    const items = language.catalogue.items;
    const key = findKey(
      items.map((one) => [one.key, one.name] as const),
      own.事项,
      `${place} 事项`,
    );
    const item = items.find((one) => one.key === key);
    ensureDefinition(item !== undefined, `${place} 事项`, '没有这个事项', '写事项的名称');
    const appliedOn = readDate(own.申请, `${place} 申请`);
    const people = readPeople(own.人员, item, appliedOn, place);
    ensureDefinition(Array.isArray(own.步骤), place, '没有步骤', '在“步骤:”下逐步写');
    const steps = flatten(own.步骤).map((step, nth) =>
      readStep(step, item, people, language, `${place} 第${nth + 1}步`),
    );
    const settings = readSettings(own.参数 ?? {}, language.catalogue.parameters, `${place} 参数`);
    const running = readRunning(own.在发 ?? {}, `${place} 在发`);
    const application =
      own.申请书 === undefined ? undefined : readAnswers(own.申请书, item.form, people, `${place} 申请书`);
    return { name, place, item, appliedOn, people, application, settings, running, steps };
  });
  ensureUnique(
    walks.map(({ name }) => name),
    `${file} 名称`,
  );
  return walks;
};
