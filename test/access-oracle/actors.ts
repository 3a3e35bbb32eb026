import { createHash, randomUUID } from 'node:crypto';
import { catalogue } from '#catalogue/index.ts';
import { permissionsOf, type StaffActor } from '#core/access/access.ts';
import type { CaseCounty } from '#test/support/case-office.ts';
import type { TownData } from './county.ts';

/** The village of the data asked for, one beside it in the same town, and one of another town. */
export const villages = { own: '512021100007', beside: '512021100201', elsewhere: '512021101200' } as const;
export const townOf = (village: string): string => village.slice(0, 9);

/** Everything belongs to it but to `elsewhere`. */
export const ownDomain = 'assistance';
const otherDomain = 'elderly';

/** Somebody who asks, as the oracle knows him: never by his permissions. */
export type Asker = {
  /** How the failure names him: 乡镇受理岗 @ 512021101. */
  readonly name: string;
  readonly cookie: string | undefined;
} & (
  | {
      readonly kind: 'staff';
      readonly post: string;
      readonly scope: string;
      readonly domain: string;
      readonly staff: StaffActor;
    }
  | { readonly kind: 'resident'; readonly relation: 'applicant' | 'family' | 'stranger' }
  | { readonly kind: 'nobody' }
);

const scopesOf = (level: 'village' | 'town' | 'county'): readonly string[] => {
  if (level === 'county') return ['512021'];
  if (level === 'town') return [townOf(villages.own), townOf(villages.elsewhere)];
  return [villages.own, villages.beside, villages.elsewhere];
};

/** Every kind of post in every place, and in the own place for another domain; each a user with a session. */
export async function staffAskers(county: CaseCounty): Promise<readonly Asker[]> {
  const places = catalogue.postKinds.flatMap(({ key, level }) => {
    const [own = '', ...others] = scopesOf(level);
    return [[key, own, ownDomain], ...others.map((scope) => [key, scope, ownDomain]), [key, own, otherDomain]] as const;
  });
  const askers: Asker[] = [];
  for (const [post = '', scope = '', domain = ''] of places) {
    const staff: StaffActor = {
      ...{ kind: 'staff', user: randomUUID(), userName: `${post}${scope}`, post: randomUUID(), postKind: post },
      ...{ county: county.office.county, scope, domains: [domain], permissions: permissionsOf(catalogue, post) },
    };
    const name = `${post} @ ${scope}${domain === ownDomain ? '' : ` (${domain})`}`;
    await county.asSuperuser(`insert into app_user (id, login, name, password_hash) values ($1, $2, $3, '-')`, [
      ...[staff.user, name, staff.userName],
    ]);
    await county.asSuperuser(
      `insert into post (id, user_id, kind, county, scope, domains, valid_from) values ($1, $2, $3, $4, $5, $6, '2020-01-01')`,
      [staff.post, staff.user, post, staff.county, scope, staff.domains],
    );
    const cookie = await openSession(county, 'staff', { user: staff.user, post: staff.post });
    askers.push({ kind: 'staff', name, cookie, post, scope, domain, staff });
  }
  return askers;
}

/** The applicant of the town's cases, the other adult of his family, somebody who lives next door, and nobody at all. */
export async function otherAskers(county: CaseCounty, { applicant, family }: TownData): Promise<readonly Asker[]> {
  const stranger = { id: null, name: '邻居', idNumber: '512099198001010019' };
  const residents = [
    ['applicant', applicant],
    ['family', family],
    ['stranger', stranger],
  ] as const;
  const askers: Asker[] = [{ kind: 'nobody', name: '没有登录的人', cookie: undefined }];
  for (const [relation, { id, name, idNumber }] of residents) {
    const cookie = await openSession(county, 'resident', { person: id, name, idNumber });
    askers.push({ kind: 'resident', name: `居民 ${relation}`, cookie, relation });
  }
  return askers;
}

type SessionOf = { user?: string; post?: string; person?: string | null; name?: string; idNumber?: string };

async function openSession(county: CaseCounty, kind: string, of: SessionOf): Promise<string> {
  const token = randomUUID();
  const sealed = of.idNumber === undefined ? null : county.office.keys.seal(of.idNumber);
  await county.asSuperuser(
    `insert into session (token_hash, kind, user_id, post_id, county, person_id, resident_name, resident_sealed, created_at, expires_at)
     values ($1, $2, $3, $4, '512021', $5, $6, $7, '2000-01-01', '2100-01-01')`,
    [
      createHash('sm3').update(token).digest(),
      ...[kind, of.user ?? null, of.post ?? null, of.person ?? null, of.name ?? null, sealed],
    ],
  );
  return token;
}

/** Whether somebody's scope and domain cover a place. */
export const covers = (asker: Asker, division: string): boolean =>
  asker.kind === 'staff' && division.startsWith(asker.scope) && asker.domain === ownDomain;
