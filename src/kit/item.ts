import type { CaseView } from './case-view.ts';
import { ensureDefinition, ensureKey } from './definition-error.ts';
import type { Entrustment } from './entrustment.ts';
import type { Flow } from './flow.ts';
import type { Form, UnknownAnswers } from './form.ts';
import type { LetterText } from './letter.ts';
import type { Parameter } from './parameter.ts';
import type { PlainDate } from './plain-date.ts';
import type { Rule } from './rule.ts';

/** A person as the application names him, before he is looked up or entered in the register of people. */
export type ApplicationPerson = {
  readonly name: string;
  readonly idNumber: string;
  readonly relation: string;
  readonly phone: string | null;
  readonly applicant: boolean;
};

/** The statutory consent of those whose means are asked about: who must sign, for which purpose and term. */
export type Authorisation = {
  readonly purpose: string;
  readonly sources: readonly string[];
  /** How long the consent holds, as a clock length (“6mon”). */
  readonly term: string;
  readonly clause: string;
  readonly mustSign: (person: { born: PlainDate }, on: PlainDate) => boolean;
};

/** Whose paper a letter is: the county's bureau, or the government of the town that decides in its own name. */
export type LetterIssuer = 'county' | 'town';

/** What a letter is written from; the engine adds head, number, date, code and seal. */
export type LetterContext = {
  readonly view: CaseView;
  /** The name of who issues it. */
  readonly issuer: string;
  /** The county's bureau (signs) and government (hears the review), by their proper names. */
  readonly bureau: string;
  readonly government: string;
  /** The government (or street office) of the town where the case is handled. */
  readonly town: string;
};

export type ItemLetter = {
  readonly key: string;
  readonly name: string;
  /** The word in the letter's number: 安民某〔2026〕…, before the year. */
  readonly series: string;
  /** The county unless said. */
  readonly issuer?: (view: CaseView) => LetterIssuer;
  readonly write: (context: LetterContext) => LetterText;
};

/** One thing a guide must say; the page is made of these. */
export type GuidePart = { readonly title: string; readonly lines: readonly string[] };

/** A service item: form × stages × rule × letters, and what people are told about it. */
export type Item = {
  readonly key: string;
  readonly version: number;
  readonly name: string;
  readonly domain: string;
  readonly law: readonly string[];
  readonly subject: 'person' | 'household';
  readonly form: Form;
  readonly flow: Flow;
  readonly rules: readonly Rule[];
  readonly parameters: readonly Parameter[];
  readonly letters: readonly ItemLetter[];
  readonly authorisation?: Authorisation;
  /** Declared where somebody may apply for another; without it a worker's application needs no paper. */
  readonly entrustment?: Entrustment;
  /** Benefits nobody may have when an application is accepted: acceptance waits until they are stopped. */
  readonly excludes?: readonly string[];
  /** Of an applied-for item: the people of the application, the applicant among them. */
  readonly people?: (answers: UnknownAnswers) => readonly ApplicationPerson[];
  /** Of an applied-for item: the village of the household; decides who handles the case. */
  readonly division?: (answers: UnknownAnswers) => string;
  /** Who stands in which relation to the head, by person: as determined in the case, until then as declared. */
  readonly relations: (view: CaseView) => ReadonlyMap<string, string>;
  /** Facts declared by the application are written by this move-less effect at submission. */
  readonly submitted: NonNullable<Flow['moves'][string]['effects']>;
  /** Shown in lists beside the case number: “城镇”, “农村”. */
  readonly promise: string;
  /** An item that the office starts on a household it knows: who may, and for whom. An applied-for item has none. */
  readonly startedBy?: { readonly posts: readonly string[]; readonly benefit: string };
  readonly channels: readonly ('resident' | 'worker' | 'office')[];
  readonly guide: readonly GuidePart[];
};

/** Declares an item; cross-checks flow, letters and rules. */
export const defineItem = (item: Item): Item => {
  const place = `事项 ${item.key}`;
  ensureKey(item.key, place);
  ensureDefinition(item.law.length > 0, place, '没有法律依据', '在 law 写明文件与条款');
  ensureDefinition(Number.isInteger(item.version) && item.version > 0, place, '版本须是正整数', 'version 从 1 起');
  ensureDefinition(item.guide.length > 0, place, '没有办事指南', '在 guide 写给群众看的说明');
  const applied = item.people !== undefined && item.division !== undefined;
  const how = '写 people 和 division（由人申请），或者 startedBy（由经办机构启动），只能是其一';
  ensureDefinition(applied !== (item.startedBy !== undefined), place, '没有写清怎样开始', how);
  const evaluates = Object.values(item.flow.moves).some((move) => move.evaluates !== undefined);
  ensureDefinition(!evaluates || item.rules.length > 0, place, '流程要求认定却没有规则', '在 rules 写规则');
  return item;
};

/** The rule in force on a date: the one that began last; throws when none had begun. */
export const ruleOn = (item: Item, on: PlainDate): Rule => {
  const begun = item.rules.filter((rule) => rule.from <= on).sort((a, b) => (a.from < b.from ? 1 : -1));
  const rule = begun[0];
  if (rule === undefined) throw new RangeError(`事项“${item.name}”在 ${on} 还没有施行的规则`);
  return rule;
};
