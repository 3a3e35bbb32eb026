/** What a command may do to the outside: lines of result, lines of complaint, and the exit code. */
export interface CommandIo {
  out(line: string): void;
  err(line: string): void;
  /** Sets the exit code; the command still ends by returning. */
  fail(code: number): void;
}
