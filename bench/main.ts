import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench, Measure } from './measure.ts';

/** `npm run bench -- NAME [--json] [--people N]`: runs `bench/NAME.ts` and prints its measures beside their floors. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, people: { type: 'string', default: '1500000' } },
  });
  const names = globSync('*.ts', { cwd: import.meta.dirname })
    .map((file) => basename(file, '.ts'))
    .filter((name) => !['main', 'measure'].includes(name))
    .sort();
  const [name] = positionals;
  const people = Number(values.people);
  if (name === undefined || !names.includes(name) || positionals.length > 1) {
    return fail(`用法：npm run bench -- 名称 [--json] [--people 人数]；名称有 ${names.join('、')}`);
  }
  if (!Number.isSafeInteger(people) || people <= 0) return fail(`--people 应为正整数，现为“${values.people}”`);

  const { run }: { run: Bench } = await import(`./${name}.ts`);
  const measures = await run({ people, say: (line) => console.error(line) });
  for (const measure of measures) console.log(values.json ? JSON.stringify(measure) : lineOf(measure));
}

function lineOf({ measure, value, unit, floor, ratio }: Measure): string {
  const beside = floor === null ? '' : `   底线 ${floor} ${unit}，比值 ${ratio}`;
  return `${measure.padEnd(36)} ${String(value).padStart(10)} ${unit.padEnd(6)}${beside}`;
}

function fail(reason: string): void {
  console.error(reason);
  process.exitCode = 1;
}

await main();
