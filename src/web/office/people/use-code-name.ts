import type { FormDefinition } from '#core/cases/items.contract.ts';
import { useItemPages } from '#web/lib/use-items.ts';

type FormField = FormDefinition['sections'][string]['fields'][string];

/** Names the codes of a code set, as the forms of the items print them; a bare code where no form has it. */
export function useCodeName(codeSet: string): (code: string) => string {
  const forms = useItemPages().flatMap(({ form, forms }) => [form, ...forms]);
  const fields = forms.flatMap(({ sections }) =>
    Object.values(sections).flatMap((section) => withRows(section.fields)),
  );
  const codes = fields.find((field) => field.codes?.key === codeSet)?.codes?.codes ?? [];
  return (code) => codes.find((each) => each.code === code)?.name ?? code;
}

function withRows(fields: Record<string, FormField>): Pick<FormField, 'codes'>[] {
  return Object.values(fields).flatMap((field) => [field, ...Object.values(field.fields ?? {})]);
}
