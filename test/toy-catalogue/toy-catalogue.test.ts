import { describe, expect, it } from 'vitest';
import { runScenario } from '#kit/scenario.ts';
import { readScenarios } from '#kit/scenario-reading.ts';
import { takeWalk } from '#kit/walk.ts';
import { readWalks } from '#kit/walk-reading.ts';
import { toyCatalogue, toyHeadings } from './index.ts';
import scenarios from './lemon-voucher/scenarios.yaml';
import walks from './lemon-voucher/walks.yaml';

const language = { catalogue: toyCatalogue, headings: toyHeadings };

describe('柠檬券：没有法律也能运转', () => {
  it.each(readScenarios(scenarios, 'lemon-voucher/scenarios.yaml', language).map((one) => [one.name, one] as const))(
    '情形：%s',
    (_name, scenario) => {
      expect(runScenario(scenario).faults).toEqual([]);
    },
  );

  it.each(readWalks(walks, 'lemon-voucher/walks.yaml', language).map((one) => [one.name, one] as const))(
    '走法：%s',
    (_name, walk) => {
      expect(takeWalk(walk).faults).toEqual([]);
    },
  );
});
