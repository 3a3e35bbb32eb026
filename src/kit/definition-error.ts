/** A definition that cannot be used: says in which folder, at which field, and how to mend it. Stops the start. */
export class DefinitionError extends Error {
  readonly place: string;
  readonly problem: string;
  readonly mend: string;

  constructor(place: string, problem: string, mend: string) {
    super(`定义有误 ${place}：${problem}。改法：${mend}`);
    this.name = 'DefinitionError';
    this.place = place;
    this.problem = problem;
    this.mend = mend;
  }
}

/** Throws unless `holds`; what was tested is known to hold afterwards. */
export function ensureDefinition(holds: boolean, place: string, problem: string, mend: string): asserts holds {
  if (!holds) throw new DefinitionError(place, problem, mend);
}

const keyShape = /^[a-z][a-z0-9]*(?:[-.][a-z0-9]+)*$/;

/** Keys are lower case, words joined by `-`, levels by `.`, so that they can stand in URLs, files and SQL alike. */
export const ensureKey = (key: string, place: string): void =>
  ensureDefinition(keyShape.test(key), place, `标识“${key}”不合规`, '用小写字母、数字，词间用“-”，层间用“.”');

/** Throws when two entries carry the same key. */
export const ensureUnique = (keys: readonly (string | number)[], place: string): void => {
  const seen = new Set<string | number>();
  for (const key of keys) {
    ensureDefinition(!seen.has(key), place, `“${key}”出现了两次`, '改名或删去一处');
    seen.add(key);
  }
};
