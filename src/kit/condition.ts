/** When a field is asked, as data: the browser and the server read the same, and it prints itself in Chinese. */
export type Condition =
  | { readonly field: string; readonly is: string | number | boolean }
  | { readonly field: string; readonly in: readonly (string | number)[] }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** True when the condition holds for these answers; a field without an answer fulfils nothing, not even a `not`. */
export const conditionHolds = (condition: Condition, answers: Readonly<Record<string, unknown>>): boolean => {
  if ('all' in condition) return condition.all.every((part) => conditionHolds(part, answers));
  if ('any' in condition) return condition.any.some((part) => conditionHolds(part, answers));
  if ('not' in condition) {
    const answered = conditionFields(condition.not).every((field) => answers[field] !== undefined);
    return answered && !conditionHolds(condition.not, answers);
  }
  const value = answers[condition.field];
  if ('is' in condition) return value === condition.is;
  return condition.in.some((allowed) => allowed === value);
};

/** The fields a condition looks at. */
export const conditionFields = (condition: Condition): readonly string[] => {
  if ('all' in condition) return condition.all.flatMap(conditionFields);
  if ('any' in condition) return condition.any.flatMap(conditionFields);
  if ('not' in condition) return conditionFields(condition.not);
  return [condition.field];
};

/** What the condition says, with labels and code names put in by the caller: “婚姻状况为已婚”. */
export const conditionText = (
  condition: Condition,
  label: (field: string) => string,
  valueName: (field: string, value: string | number | boolean) => string,
): string => {
  if ('all' in condition) return condition.all.map((part) => conditionText(part, label, valueName)).join('，且');
  if ('any' in condition) return condition.any.map((part) => conditionText(part, label, valueName)).join('，或');
  if ('not' in condition) return `并非${conditionText(condition.not, label, valueName)}`;
  const values = 'is' in condition ? [condition.is] : condition.in;
  return `${label(condition.field)}为${values.map((value) => valueName(condition.field, value)).join('或')}`;
};
