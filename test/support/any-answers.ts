import type { Field, Fields } from '#kit/field.ts';
import { type Form, fieldsOf, isAsked, type UnknownAnswers } from '#kit/form.ts';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Random } from '../../bench/support/random.ts';

/** What answers are drawn from: the day, and the people of the case. */
export interface AnswerGround {
  readonly on: PlainDate;
  readonly people: readonly string[];
  readonly random: Random;
}

const fileId = '00000000-0000-4000-8000-0000000000f0';

const anyAnswer = (field: Field, siblings: UnknownAnswers, ground: AnswerGround): unknown => {
  const { random, on, people } = ground;
  switch (field.type) {
    case 'text':
      return '情况属实';
    case 'person-name':
      return `调查员${'甲乙丙丁戊己庚辛'[random.below(8)] ?? ''}`;
    case 'number':
      return Math.max(field.min ?? 0, Math.min(field.max ?? 9, 1 + random.below(3)));
    case 'money':
      return random.below(200_000);
    case 'date':
      return on;
    case 'month':
      return on.slice(0, 7);
    case 'flag':
      return random.below(2) === 0;
    case 'choice':
      return field.codes?.codes[random.below(field.codes.codes.length)]?.code;
    case 'attachment':
      return [fileId];
    case 'person':
      return people[0];
    case 'row':
      return 0;
    case 'list':
      return Array.from({ length: field.min ?? 1 }, () => anyRow(field.fields ?? {}, ground));
    default:
      return siblings;
  }
};

const anyRow = (fields: Fields, ground: AnswerGround): UnknownAnswers => {
  const answers: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    if (isAsked(field, answers) && !field.optional) answers[key] = anyAnswer(field, answers, ground);
    else if (isAsked(field, answers) && field.when !== undefined) answers[key] = anyAnswer(field, answers, ground);
  }
  return answers;
};

/** Answers to a form that its single fields accept, drawn at random: what it asks, and nothing else. */
export const anyAnswers = (form: Form, ground: AnswerGround): UnknownAnswers => anyRow(fieldsOf(form), ground);
