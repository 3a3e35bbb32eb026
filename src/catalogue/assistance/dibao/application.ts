import { typedAnswers, type UnknownAnswers } from '#kit/form.ts';
import type { ApplicationPerson } from '#kit/item.ts';
import { applicationForm } from './form.ts';

/** The people of the application; the first row is the applicant. */
export const applicantsOf = (answers: UnknownAnswers): readonly ApplicationPerson[] =>
  typedAnswers(applicationForm, answers).members.map(({ name, idNumber, relation, phone }, index) => ({
    name,
    idNumber,
    relation,
    phone: phone ?? null,
    applicant: index === 0,
  }));

/** The village of the hukou decides who handles the case. */
export const villageOf = (answers: UnknownAnswers): string => typedAnswers(applicationForm, answers).division;
