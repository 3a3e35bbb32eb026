import type { Field } from '#kit/field.ts';
import { type Form, isAsked, type UnknownAnswers } from '#kit/form.ts';

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
