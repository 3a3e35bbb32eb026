import type { Asker } from './actors.ts';
import { ownDomain } from './actors.ts';
import type { CountyData, TownData } from './county.ts';

/** What there is to ask about. */
export interface Ground {
  readonly own: TownData;
  readonly elsewhere: TownData;
  readonly county: CountyData;
  readonly today: string;
}

export interface Ask {
  readonly url: string;
  readonly payload?: string | object;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Who may: a row of the table that people agreed on, written from the law and the handbook and not from the code. Everybody
 * who is not named is refused, by the same words whether the thing exists or not.
 */
export interface Right {
  readonly posts: readonly string[];
  /**
   * `case`: what belongs to a case, by place and domain. `register`: people, households, what they are paid; by place alone, as
   * every domain works with the same people. `post`: nothing of one place, by the post alone.
   */
  readonly reach: 'case' | 'register' | 'post';
  readonly residents?: 'applicant' | 'family' | 'every';
  readonly nobody?: true;
  /** Only this one: a draft is its writer's. */
  readonly only?: (asker: Asker) => boolean;
  /** Asks about the thing in the town of the data; a write that is let through changes nothing the others need. */
  readonly ask: (ground: Ground, asker: Asker) => Ask;
  /** Refusals for another reason than the right: the asker got past the door. */
  readonly passes?: readonly string[];
  /** Refusals that are one though their status says otherwise. */
  readonly stops?: readonly string[];
  /** A list shows exactly these. */
  readonly rows?: {
    readonly of: (body: unknown) => readonly unknown[];
    readonly expected: (ground: Ground, asker: Asker) => readonly unknown[];
  };
  /** Draws paper: asked once of those who may. */
  readonly slow?: true;
}

export type Rights = Readonly<Record<string, Right>>;

/** Handbook §6: 村协理员; 乡镇受理, 调查, 分管领导, 审批. */
export const village = 'village-worker';
export const intake = 'town-intake';
export const investigator = 'town-investigator';
export const lead = 'town-lead';
export const townApprover = 'town-approver';
/** 县业务股, 县审批, 县核对员; 制单 and 复核; 监督审计 reads; 系统管理员 has no business rights. */
export const reviewer = 'county-reviewer';
export const approver = 'county-approver';
export const verifier = 'county-verifier';
export const maker = 'finance-maker';
export const checker = 'finance-checker';
export const auditor = 'auditor';
export const administrator = 'administrator';

/** Who works a town's cases, and who confirms them. */
export const townWork = [intake, investigator, lead, townApprover];
export const countyWork = [reviewer, approver];
export const work = [...townWork, ...countyWork];
export const finance = [maker, checker];
export const everyPost = [village, ...work, verifier, ...finance, auditor, administrator];

export const inScope = (asker: Asker, { village: place }: TownData): boolean =>
  asker.kind === 'staff' && place.startsWith(asker.scope);
const inDomain = (asker: Asker): boolean => asker.kind === 'staff' && asker.domain === ownDomain;

/** The oracle's answer. */
export function mayAsk(right: Right, asker: Asker, { own }: Ground): boolean {
  if (right.only !== undefined) return right.only(asker);
  if (asker.kind === 'nobody') return right.nobody === true;
  if (asker.kind === 'resident') {
    if (right.residents === 'every') return true;
    return right.residents === asker.relation || (right.residents === 'family' && asker.relation === 'applicant');
  }
  if (!right.posts.includes(asker.post)) return false;
  if (right.rows !== undefined || right.reach === 'post') return true;
  return inScope(asker, own) && (right.reach === 'register' || inDomain(asker));
}

/** What a list shows: of every town in the asker's scope, and of a case only in its domain. */
export const listed =
  (reach: 'case' | 'register', of: (town: TownData) => readonly unknown[]) =>
  ({ own, elsewhere }: Ground, asker: Asker): readonly unknown[] =>
    [own, elsewhere]
      .filter((town) => inScope(asker, town) && (reach === 'register' || inDomain(asker)))
      .flatMap((town) => [...of(town)]);

/** What is listed of one thing of the own town. */
export const listedOfOwn =
  (reach: 'case' | 'register', of: (town: TownData) => readonly unknown[]) =>
  (ground: Ground, asker: Asker): readonly unknown[] =>
    listed(reach, (town) => (town === ground.own ? of(town) : []))(ground, asker);

type Json = { readonly [key: string]: unknown };
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
/** A value inside an answer. */
export const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((part, key) => (isObject(part) ? part[key] : undefined), value);
/** A field of every row of a page. */
export const items =
  (field: string, list = 'items') =>
  (body: unknown): readonly unknown[] => {
    const rows = at(body, list);
    return Array.isArray(rows) ? rows.map((row) => at(row, field)) : [`没有 ${list}`];
  };
