import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '#catalogue/index.ts';
import { itemPage } from '../src/cli/item-page.ts';

const pageOf = (key: string): string => readFileSync(join(import.meta.dirname, `../docs/items/${key}.md`), 'utf8');

describe('事项说明页', () => {
  it.each(catalogue.items.map((item) => [item.key, item] as const))(
    'docs/items/%s.md 与定义一致；不一致时运行 jimin catalogue doc',
    (key, item) => {
      expect(pageOf(key)).toBe(itemPage(item, catalogue));
    },
  );

  it('低保的流程图画出每个阶段和每个动作', () => {
    const page = pageOf('dibao');
    expect(page).toContain('  submitted -- "受理" --> accepted');
    expect(page).toContain('  opinion -- "同意并公示" --> posting');
    expect(page).toContain('  open -- "撤回申请" --> withdrawn');
    const { stages, moves } = catalogue.items.find(({ key }) => key === 'dibao')?.flow ?? { stages: {}, moves: {} };
    const chart = page.slice(page.indexOf('```mermaid'), page.indexOf('## 阶段'));
    const names = [...Object.values(stages), ...Object.values(moves)].map(({ name }) => name);
    expect(names.filter((name) => !chart.includes(name))).toEqual([]);
  });
});
