import type { UnknownAnswers } from '#kit/form.ts';

/** In a draft the paper of who entrusts stands beside the answers, as a list of one row. */
const place = 'entrustment';

/** What is kept of an application for somebody. */
export function withEntrustment(answers: UnknownAnswers, entrustment: UnknownAnswers): UnknownAnswers {
  return Object.keys(entrustment).length === 0 ? answers : { ...answers, [place]: [entrustment] };
}

/** The same, taken apart again. */
export function splitEntrustment(kept: UnknownAnswers): { answers: UnknownAnswers; entrustment: UnknownAnswers } {
  const { [place]: rows, ...answers } = kept;
  const first: unknown = Array.isArray(rows) ? rows[0] : undefined;
  return { answers, entrustment: typeof first === 'object' && first !== null ? { ...first } : {} };
}
