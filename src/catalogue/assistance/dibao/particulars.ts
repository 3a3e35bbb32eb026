import { defineCodeSet } from '#kit/code-set.ts';
import type { FactKind } from '#kit/fact-kind.ts';
import { disabilityKinds } from '../../shared/disability.ts';
import { employment, jobRefusals, seriousIllness, specialHardship, startedWork } from '../../shared/fact-kinds.ts';
import { tier } from './fact-kinds.ts';

/** What an officer may find about a member besides his place in the household: the code of the form, and the kind of fact. */
const particulars: readonly (readonly [string, FactKind])[] = [
  ...disabilityKinds.map((kind) => [kind.key.replace('.', '-'), kind] as const),
  ['serious-illness', seriousIllness],
  ['special-hardship', specialHardship],
  ['employment', employment],
  ['started-work', startedWork],
  ['job-refusals', jobRefusals],
  ['tier', tier],
];

export const particularCodes = defineCodeSet({
  key: 'dibao-particular',
  name: '需要认定的情况',
  source: '《最低生活保障审核确认办法》（民发〔2021〕57号）；国办发〔2023〕39号',
  codes: particulars.map(([code, { name }]) => ({ code, name })),
});

export const disabilityParticulars: readonly string[] = particulars
  .filter(([, kind]) => disabilityKinds.includes(kind))
  .map(([code]) => code);

/** The kind of fact of a code of `particularCodes`. Throws for any other. */
export const particularKind = (code: string): FactKind => {
  const found = particulars.find(([known]) => known === code);
  if (found === undefined) throw new RangeError(`没有情况 ${code}`);
  return found[1];
};
