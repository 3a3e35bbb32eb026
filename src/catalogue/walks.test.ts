import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { CaseView } from '#kit/case-view.ts';
import type { Flow, Move } from '#kit/flow.ts';
import type { Item } from '#kit/item.ts';
import { takeWalk } from '#kit/walk.ts';
import { readWalks } from '#kit/walk-reading.ts';
import { catalogue } from './index.ts';

/** What stood in somebody's way while the walks were taken: “确认 guards 2”. */
const stopped = new Set<string>();
/** Every arrow that was taken: “确认 county-review”. */
const taken = new Set<string>();

const watched = <Rest extends readonly unknown[]>(
  conditions: readonly ((view: CaseView, ...rest: Rest) => string | undefined)[],
  name: string,
) =>
  conditions.map((condition, index) => (view: CaseView, ...rest: Rest) => {
    const fault = condition(view, ...rest);
    if (fault !== undefined) stopped.add(`${name} ${index + 1}`);
    return fault;
  });

/** The same item, whose guards and moves tell when they were met. */
const watch = (item: Item): Item => {
  const moves = Object.entries(item.flow.moves).map(([key, move]): [string, Move] => [
    key,
    {
      ...move,
      guards: watched(move.guards ?? [], `${item.key} ${key} guards`),
      checks: watched(move.checks ?? [], `${item.key} ${key} checks`),
      effects: (view, answers) => {
        taken.add(`${item.key} ${key} ${view.stage}`);
        return move.effects?.(view, answers) ?? [];
      },
    },
  ]);
  const flow: Flow = { ...item.flow, moves: Object.fromEntries(moves) };
  return { ...item, flow };
};

const language = { catalogue: { ...catalogue, items: catalogue.items.map(watch) } };
const walks = globSync('**/walks*.yaml', { cwd: import.meta.dirname }).flatMap((file) =>
  readWalks(parse(readFileSync(join(import.meta.dirname, file), 'utf8')), file, language),
);
const results = walks.map((walk) => ({ walk, result: takeWalk(walk) }));

const everyMove = catalogue.items.flatMap((item) =>
  Object.entries(item.flow.moves).map(([key, move]) => ({ item, key, move })),
);

describe('走法', () => {
  it.each(results.map(({ walk, result }) => [`${walk.item.name}：${walk.name}`, result] as const))(
    '%s',
    (_name, { faults }) => {
      expect(faults).toEqual([]);
    },
  );

  it('走法的名称不重复', () => {
    const names = walks.map(({ item, name }) => `${item.key} ${name}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe('走法走遍每个事项的流程', () => {
  it('每个动作从它的每个出发阶段都走过', () => {
    const arrows = everyMove.flatMap(({ item, key, move }) => move.from.map((from) => `${item.key} ${key} ${from}`));
    expect(arrows.filter((arrow) => !taken.has(arrow))).toEqual([]);
  });

  it('每一条拦住动作的条件都拦住过', () => {
    const all = everyMove.flatMap(({ item, key, move }) => [
      ...(move.guards ?? []).map((_guard, index) => `${item.key} ${key} guards ${index + 1}`),
      ...(move.checks ?? []).map((_check, index) => `${item.key} ${key} checks ${index + 1}`),
    ]);
    expect(all.filter((condition) => !stopped.has(condition))).toEqual([]);
  });

  it('每一处须由另一人办理的都拦住过本人', () => {
    const refusals = walks.flatMap(({ item, steps }) =>
      steps.map(({ move = '', refused = '' }) => `${item.key} ${move} ${refused}`),
    );
    const pairs = everyMove.flatMap(({ item, key, move }) =>
      (move.notBy ?? []).map(
        (other) => `${item.key} ${key} “${item.flow.moves[other]?.name}”是您本人办的，${move.name}须由另一人办理`,
      ),
    );
    expect(pairs.filter((pair) => !refusals.includes(pair))).toEqual([]);
  });

  it('每份文书都有走法写明在哪一步发出', () => {
    const sent = walks.flatMap(({ item, steps }) =>
      steps.flatMap(({ letters = [] }) => letters.map((letter) => `${item.key} ${letter}`)),
    );
    const letters = catalogue.items.flatMap((item) => item.letters.map(({ key }) => `${item.key} ${key}`));
    expect(letters.filter((letter) => !sent.includes(letter))).toEqual([]);
  });
});
