import type { CommandIo } from './command-io.ts';

/** How every command ends: its lines, or the reason on stderr and exit 1; with --json the whole answer in one line on stdout. */
export function answer(
  io: CommandIo,
  json: boolean | undefined,
  result: { readonly ok: boolean; readonly reason?: string },
  line: string,
): void {
  if (json === true) io.out(JSON.stringify(result));
  else if (result.ok) io.out(line);
  else io.err(result.reason ?? '');
  if (!result.ok) io.fail(1);
}
