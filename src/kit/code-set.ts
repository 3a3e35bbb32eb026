import { ensureDefinition, ensureUnique } from './definition-error.ts';

/** One value of a code set. `code` is what is stored; `name` is what people read. */
export type Code = { readonly code: string; readonly name: string };

/** A closed list of values with the standard or paper it comes from (GB/T 4761 …). */
export type CodeSet<C extends string = string> = {
  readonly key: string;
  readonly name: string;
  readonly source: string;
  readonly codes: readonly { readonly code: C; readonly name: string }[];
};

/** Declares a code set; the codes are kept as literal types. */
export const defineCodeSet = <const C extends string>(set: {
  key: string;
  name: string;
  source: string;
  codes: readonly { code: C; name: string }[];
}): CodeSet<C> => {
  const place = `代码集 ${set.key}`;
  ensureDefinition(set.codes.length > 0, place, '没有任何代码', '至少写一个 { code, name }');
  ensureDefinition(set.source.trim() !== '', place, '没有注明来源', '在 source 写明国标号或文件名');
  ensureUnique(
    set.codes.map((entry) => entry.code),
    place,
  );
  return set;
};

/** The Chinese name of a code, or the code itself where an old record holds one that is no longer listed. */
export const codeName = (set: CodeSet, code: string): string =>
  set.codes.find((entry) => entry.code === code)?.name ?? code;
