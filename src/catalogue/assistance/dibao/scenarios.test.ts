import { describe, expect, it } from 'vitest';
import { scenarioLanguage } from '#catalogue/index.ts';
import { runScenario } from '#kit/scenario.ts';
import { readScenarios } from '#kit/scenario-reading.ts';
import document from './scenarios.yaml';

describe('最低生活保障：情形', () => {
  it.each(readScenarios(document, 'dibao/scenarios.yaml', scenarioLanguage).map((one) => [one.name, one] as const))(
    '%s',
    (_name, scenario) => {
      expect(runScenario(scenario).faults).toEqual([]);
    },
  );
});
