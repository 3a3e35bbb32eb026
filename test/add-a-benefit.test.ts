import { randomUUID } from 'node:crypto';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { act, apply } from '#core/cases/index.ts';
import { makePayRun } from '#core/payments/index.ts';
import { plainMonth } from '#kit/plain-date.ts';
import { runScenario } from '#kit/scenario.ts';
import { readScenarios, type ScenarioLanguage } from '#kit/scenario-reading.ts';
import { takeWalk } from '#kit/walk.ts';
import { readWalks } from '#kit/walk-reading.ts';
import { buildApp } from '#server/app.ts';
import { inventedCard, inventedNumber } from '#server/practice/invented-numbers.ts';
import { taskHandlers } from '#server/tasks.ts';
import { caseCounty } from '#test/support/case-office.ts';
import type * as toy from '#test/toy-catalogue/index.ts';

const guide = readFileSync(join(import.meta.dirname, '../docs/how-to/add-a-benefit.md'), 'utf8');

/** The blocks of the page that are marked as a file of the folder, or as a line of a file. */
const blocks = (mark: 'file' | 'line'): readonly (readonly [string, string])[] =>
  [...guide.matchAll(/^```\w+ (file|line)=(\S+)\n([\s\S]*?)^```$/gm)].flatMap(([, kind, name, text]) =>
    kind === mark && name !== undefined && text !== undefined ? [[name, text] as const] : [],
  );

// Inside the package, so that #kit resolves for the new folder as it does for every other.
const copy = mkdtempSync(join(import.meta.dirname, 'toy-catalogue-'));
afterAll(() => rmSync(copy, { recursive: true }));
cpSync(join(import.meta.dirname, 'toy-catalogue'), copy, {
  recursive: true,
  filter: (path) => !path.endsWith('.test.ts'),
});
const folder = join(copy, 'fruit-basket');
mkdirSync(folder);
for (const [name, text] of blocks('file')) writeFileSync(join(folder, name), text);
const [line] = blocks('line');
appendFileSync(join(copy, 'list.ts'), line?.[1].replace('./assistance/', './') ?? '');
const made: Pick<typeof toy, 'toyCatalogue' | 'toyHeadings'> = await import(join(copy, 'index.ts'));
const { office, staff, asSuperuser } = await caseCounty(made.toyCatalogue, '2026-06-15T01:00:00Z');

describe('添一项待遇：一个文件夹，一行', () => {
  it('照说明书建好文件夹，在清单里加一行，目录就有它，情形都对', () => {
    expect(blocks('line')).toHaveLength(1);
    expect(line?.[1].trim().split('\n')).toHaveLength(1);
    const language: ScenarioLanguage = { catalogue: made.toyCatalogue, headings: made.toyHeadings };
    expect(language.catalogue.items.map((item) => item.key)).toEqual(['fruit-basket', 'lemon-voucher']);
    const document: unknown = parse(readFileSync(join(folder, 'scenarios.yaml'), 'utf8'));
    const results = readScenarios(document, 'fruit-basket/scenarios.yaml', language).map(runScenario);
    expect(results).toHaveLength(3);
    expect(results.flatMap((result) => result.faults)).toEqual([]);
  });

  it('走法走得通', () => {
    const document: unknown = parse(readFileSync(join(folder, 'walks.yaml'), 'utf8'));
    const walks = readWalks(document, 'fruit-basket/walks.yaml', { catalogue: made.toyCatalogue });
    expect(walks.map((walk) => takeWalk(walk).faults)).toEqual([[], []]);
  });

  it('接口里就有它的表单和地址', async () => {
    const app = await buildApp(office, { fileLimit: 1_000_000 });
    const document = (await app.inject('/openapi.json')).body;
    expect(document).toContain('"/api/items/fruit-basket/applications"');
    expect(document).toContain('"FruitBasketApplication"');
    await app.close();
  });

  it('就能申请、批准、列入发放批次', async () => {
    const answers = {
      name: '寿甲',
      idNumber: inventedNumber('1946-06-15', 1),
      division: '512021100007',
      bankAccount: inventedCard(46),
    };
    const helper = staff('lemon-helper', '512021100007');
    const { id } = await apply(office, helper, { item: 'fruit-basket', answers, key: randomUUID() });
    const approver = staff('county-approver', '512021');
    await act(office, approver, { case: id, move: 'grant', seq: 1, answers: {}, key: randomUUID() });
    office.clock.setBusiness('2026-07-02T01:00:00Z');
    const purse = staff('lemon-purse', '512021');
    await asSuperuser(
      `insert into app_user (id, login, name, password_hash) values ('${purse.user}', 'purse', '制单人', '')`,
    );
    const run = await makePayRun(office, purse, {
      month: plainMonth('2026-07'),
      key: randomUUID(),
    });
    await office.jobs.runDue(taskHandlers(office));
    const lines = await asSuperuser(
      `select payee_name as name, amount::int as amount from pay_line where run = '${run.id}'`,
    );
    expect(lines).toEqual([{ name: '寿甲', amount: 3000 }]);
  });
});
