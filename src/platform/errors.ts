/** What went wrong, as far as a caller needs to know to choose its next step; the HTTP status follows from it. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-many'
  | 'unavailable';

/** `module.kebab-reason`, unique in the whole program. */
export type ErrorCode = `${string}.${string}`;

/** For an error that needs no facts: `throw SignInNeeded({})`. */
export type NoFacts = Record<string, never>;

/** An error meant for people: Chinese, saying what is wrong, where, and how to mend it. Everything else is a defect. */
export class DomainError<Facts extends object = object> extends Error {
  override readonly name = 'DomainError';
  readonly code: ErrorCode;
  readonly kind: ErrorKind;
  readonly title: string;
  readonly detail: string;
  readonly facts: Facts;

  constructor(definition: Pick<ErrorDefinition, 'code' | 'kind' | 'title'>, detail: string, facts: Facts) {
    super(`${definition.title}：${detail}`);
    this.code = definition.code;
    this.kind = definition.kind;
    this.title = definition.title;
    this.detail = detail;
    this.facts = facts;
  }
}

/** One line of the page of error codes. */
export interface ErrorDefinition {
  readonly code: ErrorCode;
  readonly kind: ErrorKind;
  readonly title: string;
}

/** Makes the error from its facts; `is` tells whether a caught value was made here. */
export interface ErrorFactory<Facts extends object> extends ErrorDefinition {
  (facts: Facts): DomainError<Facts>;
  is(error: unknown): error is DomainError<Facts>;
}

const codeShape = /^[a-z][a-z0-9]*(-[a-z0-9]+)*\.[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const definitions = new Map<string, ErrorDefinition>();

/**
 * Declares an error once, beside the code that throws it: `throw NotPostedYet({ until })`.
 * `detail` is written for the person who has to mend it. Throws when the code is taken or not `module.kebab-reason`.
 */
export function defineError<Facts extends object>(
  code: ErrorCode,
  kind: ErrorKind,
  title: string,
  detail: (facts: Facts) => string,
): ErrorFactory<Facts> {
  if (!codeShape.test(code)) throw new Error(`错误代码“${code}”应写作“模块.原因”，只用小写字母、数字和连字符`);
  if (definitions.has(code)) throw new Error(`错误代码“${code}”已被定义，请换一个或使用已有的那个`);
  const definition: ErrorDefinition = Object.freeze({ code, kind, title });
  definitions.set(code, definition);

  const make = (facts: Facts) => new DomainError(definition, detail(facts), facts);
  const is = (error: unknown): error is DomainError<Facts> => error instanceof DomainError && error.code === code;
  return Object.assign(make, definition, { is });
}

/** Every error defined by the modules loaded so far, ordered by code: the source of the page of error codes. */
export function allErrors(): readonly ErrorDefinition[] {
  return [...definitions.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}
