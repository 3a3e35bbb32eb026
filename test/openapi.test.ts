import { afterAll, describe, expect, it } from 'vitest';
import { catalogue } from '#catalogue/index.ts';
import { buildApp } from '#server/app.ts';
import { caseCounty } from '#test/support/case-office.ts';

const { office } = await caseCounty(catalogue, '2026-06-15T01:00:00Z');
const app = await buildApp(office, { fileLimit: 1_000_000 });
afterAll(() => app.close());

type Json = { readonly [key: string]: unknown };
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((part, key) => (isObject(part) ? part[key] : undefined), value);

const document: unknown = (await app.inject('/openapi.json')).json();
const operations = Object.entries(isObject(at(document, 'paths')) ? (at(document, 'paths') as Json) : {}).flatMap(
  ([path, methods]) =>
    Object.entries(isObject(methods) ? methods : {}).map(([method, operation]) => ({
      name: `${method} ${path}`,
      operation,
    })),
);

/** Every schema inside a value, with the way to it. */
const schemasIn = (value: unknown, place: string): { place: string; schema: Json }[] => {
  if (Array.isArray(value)) return value.flatMap((part, index) => schemasIn(part, `${place}/${index}`));
  if (!isObject(value)) return [];
  const own = 'type' in value || '$ref' in value ? [{ place, schema: value }] : [];
  return [...own, ...Object.entries(value).flatMap(([key, part]) => schemasIn(part, `${place}/${key}`))];
};

describe('the API document', () => {
  it('is OpenAPI 3.1 and has more than fifty operations', () => {
    expect(at(document, 'openapi')).toBe('3.1.0');
    expect(operations.length).toBeGreaterThan(50);
  });

  it('has a summary for every operation', () => {
    expect(operations.filter(({ operation }) => !at(operation, 'summary')).map(({ name }) => name)).toEqual([]);
  });

  it('answers every JSON request with a named component', () => {
    const bare = operations.flatMap(({ name, operation }) => {
      const responses = at(operation, 'responses');
      return Object.entries(isObject(responses) ? responses : {}).flatMap(([status, response]) => {
        const schema = at(response, 'content', 'application/json', 'schema');
        return schema === undefined || at(schema, '$ref') !== undefined ? [] : [`${name} ${status}`];
      });
    });
    expect(bare).toEqual([]);
  });

  it('describes every answer', () => {
    const silent = operations.filter(({ operation }) => {
      const responses = at(operation, 'responses');
      return !Object.keys(isObject(responses) ? responses : {}).some(
        (status) =>
          (status.startsWith('2') && at(responses, status, 'description') !== 'Default Response') ||
          at(responses, status, 'content') !== undefined,
      );
    });
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('takes every JSON body as a named component', () => {
    const bare = operations.filter(({ operation }) => {
      const schema = at(operation, 'requestBody', 'content', 'application/json', 'schema');
      return schema !== undefined && at(schema, '$ref') === undefined;
    });
    expect(bare.map(({ name }) => name)).toEqual([]);
  });

  it('has no object without fields', () => {
    const bare = schemasIn(at(document, 'components', 'schemas'), '').filter(
      ({ schema }) =>
        schema.type === 'object' &&
        !['properties', 'additionalProperties', 'patternProperties'].some((key) => isObject(schema[key])),
    );
    expect(bare.map(({ place }) => place)).toEqual([]);
  });

  it('names each item’s form', () => {
    expect(at(document, 'components', 'schemas', 'DibaoApplication', 'properties', 'members')).toBeDefined();
    expect(at(document, 'components', 'schemas', 'DibaoDetermination')).toBeDefined();
  });
});
