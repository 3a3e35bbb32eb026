import { ensureDefinition, ensureKey } from './definition-error.ts';

/** A kind of post (岗位): at which level it stands and what it permits. The post itself adds the scope. */
export type PostKind = {
  readonly key: string;
  readonly name: string;
  readonly level: 'village' | 'town' | 'county';
  /** Permissions of the engine's services (`case.read`, `pay-run.approve` …). */
  readonly permissions: readonly string[];
};

/** Declares a kind of post. */
export const definePostKind = (kind: PostKind): PostKind => {
  const place = `岗位 ${kind.key}`;
  ensureKey(kind.key, place);
  ensureDefinition(kind.permissions.length > 0, place, '没有任何权限', '在 permissions 写至少一项');
  return kind;
};
