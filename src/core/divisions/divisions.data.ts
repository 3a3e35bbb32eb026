import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { plainDate } from '#kit/plain-date.ts';
import { DivisionCode, DivisionLevel } from './divisions.contract.ts';
import type { Division, Succession } from './divisions.ts';

const divisionLines = Type.Array(
  Type.Object({
    code: DivisionCode,
    name: Type.String({ minLength: 1 }),
    level: DivisionLevel,
    kind: Type.String({ minLength: 1 }),
    parent: Type.String(),
    valid_from: Type.String(),
    valid_to: Type.String(),
    source: Type.String({ minLength: 1 }),
    source_date: Type.String(),
  }),
);

const successionLines = Type.Array(
  Type.Object({
    old_code: DivisionCode,
    new_code: DivisionCode,
    on_date: Type.String(),
    confirmed: Type.Union([Type.Literal('true'), Type.Literal('false')]),
    source: Type.String({ minLength: 1 }),
  }),
);

export interface DivisionFiles {
  readonly divisions: readonly Division[];
  readonly successions: readonly Succession[];
}

/** The lists that come with the program, `data/*.csv`; throws when a line is not of the shape. */
export function readDivisionFiles(): DivisionFiles {
  return {
    divisions: Value.Parse(divisionLines, readCsv('divisions.csv')).map((line) => ({
      code: line.code,
      name: line.name,
      level: line.level,
      kind: line.kind,
      parent: line.parent === '' ? null : line.parent,
      validFrom: plainDate(line.valid_from),
      validTo: line.valid_to === '' ? null : plainDate(line.valid_to),
      source: line.source,
      sourceDate: plainDate(line.source_date),
    })),
    successions: Value.Parse(successionLines, readCsv('division-successions.csv')).map((line) => ({
      oldCode: line.old_code,
      newCode: line.new_code,
      onDate: plainDate(line.on_date),
      confirmed: line.confirmed === 'true',
      source: line.source,
    })),
  };
}

function readCsv(name: string): unknown {
  return parse(readFileSync(new URL(`./data/${name}`, import.meta.url)), { columns: true });
}
