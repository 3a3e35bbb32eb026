import type { Field } from '#kit/field.ts';
import { type Form, isAsked, type UnknownAnswers } from '#kit/form.ts';
import type { FieldFault } from '#kit/form-check.ts';
import { isWithin } from './form-faults.ts';

/** One question as a page of its own. */
export interface FormPage {
  key: string;
  field: Field;
  section: string;
  /** Read before the first question of its section. */
  sectionHelp: string | undefined;
}

/** The last step, where everything is read again before it is sent. */
export const review = 'review';

/** The pages a form has with these answers, in order. */
export function formPages(form: Form, answers: UnknownAnswers): readonly FormPage[] {
  return Object.values(form.sections).flatMap((section) =>
    Object.entries(section.fields)
      .filter(([, field]) => isAsked(field, answers))
      .map(([key, field], index) => ({
        key,
        field,
        section: section.title,
        sectionHelp: index === 0 ? section.help : undefined,
      })),
  );
}

/** The step after `key` (the first when there is no such step), or the review. */
export function stepAfter(pages: readonly FormPage[], key: string): string {
  return pages[pages.findIndex((page) => page.key === key) + 1]?.key ?? review;
}

/** The step before `key`; undefined at the first. */
export function stepBefore(pages: readonly FormPage[], key: string): string | undefined {
  const index = key === review ? pages.length : pages.findIndex((page) => page.key === key);
  return pages[index - 1]?.key;
}

/**
 * The step after `key` when it was opened from the review: the next question that still lacks something, as one that the
 * new answer has opened, or back to the review.
 */
export function stepAfterMending(pages: readonly FormPage[], key: string, faults: readonly FieldFault[]): string {
  const later = pages.slice(pages.findIndex((page) => page.key === key) + 1);
  return later.find((page) => faults.some((fault) => isWithin(fault.path, `/${page.key}`)))?.key ?? review;
}
