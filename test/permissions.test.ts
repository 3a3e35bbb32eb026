import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue } from '#catalogue/index.ts';
import { publicPermissions, residentPermissions } from '#core/access/access.ts';

const asked = new Set(
  globSync('src/core/*/*.ts').flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/(?:require(?:CountyStaff)?|may)\(\s*actor,([^;]*)\)/g)].flatMap(
      ([, argument]) =>
        [...(argument ?? '').matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map(([, permission]) => permission ?? ''),
    ),
  ),
);
/** Every member of staff has it by being one. */
const ownAccount = 'access.own-account';
const given = new Set([
  ...catalogue.postKinds.flatMap((kind) => kind.permissions),
  ...residentPermissions,
  ...publicPermissions,
]);

describe('permissions', () => {
  it('are asked by services in more than twenty kinds: the test sees them', () => {
    expect(asked.size).toBeGreaterThan(20);
  });

  it('that a post kind gives are all asked somewhere', () => {
    expect([...given].filter((permission) => !asked.has(permission))).toEqual([]);
  });

  it('that a service asks are all given to somebody', () => {
    expect([...asked].filter((permission) => permission !== ownAccount && !given.has(permission))).toEqual([]);
  });
});
