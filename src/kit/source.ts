import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { ensureDefinition, ensureKey, ensureUnique } from './definition-error.ts';
import type { FactKind } from './fact-kind.ts';
import type { PlainDate } from './plain-date.ts';
import { parseLength } from './work-calendar.ts';

/** A fact as a source reports it of the person it was asked about; it stands until somebody determines otherwise. */
export type SourceFact = {
  readonly kind: FactKind;
  readonly value: number;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
};

/** One line of what a source said, for the report. */
export type SourceItem = { readonly label: string; readonly text: string };

/** What an answer says: facts, lines for the report, and what makes the source itself doubt (a number it does not know). */
export type SourceReading =
  | {
      readonly ok: true;
      readonly facts: readonly SourceFact[];
      readonly items: readonly SourceItem[];
      readonly doubts: readonly string[];
    }
  | { readonly ok: false; readonly reason: string };

/** When the answer was given, and over which time flows of money were asked. */
export type SourceDates = {
  readonly on: PlainDate;
  readonly window: { readonly from: PlainDate; readonly to: PlainDate };
};

/** Another department that is asked about one person at a time, for a purpose he has signed. */
export type Source = {
  readonly key: string;
  readonly name: string;
  readonly department: string;
  /** What it is asked for, as people read it. */
  readonly asks: string;
  /** The line of the signed authorisation that lets it be asked. */
  readonly consent: string;
  /** Nothing else may come back as a fact. */
  readonly kinds: readonly FactKind[];
  /** The shape of its answer: stands in the documented contract. */
  readonly answer: TSchema;
  /** How long an answer of it holds, as a clock length (“3mon”). */
  readonly holds: string;
  /** What it means that the source has no record of a person: a doubt in words, or null where it is simply none. */
  readonly absent: string | null;
  /** Reads an answer; null when the source has no record of the person. Never throws. */
  readonly read: (answer: unknown, dates: SourceDates) => SourceReading;
};

type SourceDefinition<Answer extends TSchema> = Omit<Source, 'answer' | 'read'> & {
  readonly answer: Answer;
  /** Pure; gets an answer of the declared shape. */
  readonly read: (
    answer: Static<Answer>,
    dates: SourceDates,
  ) => {
    readonly facts: readonly SourceFact[];
    readonly items: readonly SourceItem[];
    readonly doubts?: readonly string[];
  };
};

const notOnRecord: SourceItem = { label: '查询结果', text: '没有此人的记录' };

/** Declares an asked source; throws DefinitionError for a bad key, a term that is no length or a kind that is not a person's. */
export const defineSource = <Answer extends TSchema>(source: SourceDefinition<Answer>): Source => {
  const place = `核对来源 ${source.key}`;
  ensureKey(source.key, place);
  ensureDefinition(parseLength(source.holds).ok, place, `有效期“${source.holds}”写法不对`, '写作 3mon、30cal 等');
  ensureUnique(
    source.kinds.map(({ key }) => key),
    place,
  );
  for (const kind of source.kinds) {
    ensureDefinition(
      kind.subject === 'person',
      place,
      `事实种类 ${kind.key} 说的不是人`,
      '核对只问人，用人员的事实种类',
    );
  }
  return {
    ...source,
    read: (answer, dates) => {
      if (answer === null) {
        return { ok: true, facts: [], items: [notOnRecord], doubts: source.absent === null ? [] : [source.absent] };
      }
      if (!Value.Check(source.answer, answer)) return { ok: false, reason: '答复的内容与约定的格式不符' };
      const { facts, items, doubts = [] } = source.read(answer, dates);
      const stray = facts.find(({ kind }) => !source.kinds.includes(kind));
      if (stray !== undefined) return { ok: false, reason: `答复里有不该有的内容：${stray.kind.name}` };
      return { ok: true, facts, items, doubts };
    },
  };
};
