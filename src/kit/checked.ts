/** The answer of a check on what a person typed: the value, or a reason in Chinese that says what to mend. */
export type Checked<T extends object> = ({ readonly ok: true } & Readonly<T>) | Refused;

export interface Refused {
  readonly ok: false;
  readonly reason: string;
}

export function refused(reason: string): Refused {
  return { ok: false, reason };
}
