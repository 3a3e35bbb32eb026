import type { ClassMove } from '#core/decisions/decisions.simulation.contract.ts';

/** Classes below each other as they are, beside each other as they would be; nothing moved between them is 0. */
export interface ClassMatrix {
  columns: readonly { key: string; name: string }[];
  rows: readonly { key: string; name: string; cells: readonly { after: string; households: number }[] }[];
}

/** The larger classes first, in both directions in the same order. */
export function classMatrix(moves: readonly ClassMove[]): ClassMatrix {
  const names = new Map(
    moves.flatMap(({ before, beforeName, after, afterName }): [string, string][] => [
      [before, beforeName],
      [after, afterName],
    ]),
  );
  const sizeOf = (key: string): number =>
    moves.reduce((sum, { before, after, households }) => (before === key || after === key ? sum + households : sum), 0);
  const keys = [...names.keys()].sort((a, b) => sizeOf(b) - sizeOf(a));
  const found = (before: string, after: string): number =>
    moves.find((move) => move.before === before && move.after === after)?.households ?? 0;
  const named = (key: string) => ({ key, name: names.get(key) ?? key });
  return {
    columns: keys.filter((key) => moves.some(({ after }) => after === key)).map(named),
    rows: keys
      .filter((key) => moves.some(({ before }) => before === key))
      .map((key) => ({
        ...named(key),
        cells: keys
          .filter((each) => moves.some(({ after }) => after === each))
          .map((after) => ({ after, households: found(key, after) })),
      })),
  };
}
