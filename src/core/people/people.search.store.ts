import { sql } from 'kysely';
import type { Tx } from '#platform/database.ts';
import type { PersonCard } from './people.ts';

/** Where a page of a list ordered by division and id ends. */
export interface Place {
  readonly division: string;
  readonly id: string;
}

const card = sql`
  p.id, p.name, p.sex, p.born, p.died, p.id_number_mask as "idNumberMask", p.phone_mask as "phoneMask", p.division_now as division`;

export interface NameSearch {
  /** A person must have all of them; at least one. */
  readonly tokens: readonly string[];
  readonly after: Place | undefined;
  readonly limit: number;
}

/**
 * People whose names have all tokens, by division and id. Equality and order on the primary key of `person_token` alone:
 * conditions that row policies let through to the index.
 */
export function nameSearch(county: string, { tokens, after, limit }: NameSearch) {
  const [first = '', ...others] = tokens;
  const others_ = others.map(
    (token, index) => sql`
    join person_token ${sql.ref(`t${index}`)} on ${sql.ref(`t${index}.county`)} = t.county
      and ${sql.ref(`t${index}.token`)} = ${token}
      and ${sql.ref(`t${index}.division_now`)} = t.division_now and ${sql.ref(`t${index}.person`)} = t.person`,
  );
  const from =
    after === undefined ? sql`` : sql`and (t.division_now, t.person) > (${after.division}, ${after.id}::uuid)`;
  return sql<PersonCard>`
    select ${card} from person_token t ${sql.join(others_, sql` `)}
    join person p on p.county = t.county and p.id = t.person
    where t.county = ${county} and t.token = ${first} ${from}
    order by t.division_now, t.person limit ${limit}`;
}

export async function searchByName(tx: Tx, county: string, search: NameSearch): Promise<PersonCard[]> {
  return (await nameSearch(county, search).execute(tx)).rows;
}

/** The person of a keyed index of an identity number: equality, which row policies let through to the unique index. */
export function numberSearch(county: string, index: Buffer) {
  return sql<PersonCard>`select ${card} from person p where p.county = ${county} and p.id_number_index = ${index}`;
}

export async function findPersonByIndex(tx: Tx, county: string, index: Buffer): Promise<PersonCard | undefined> {
  return (await numberSearch(county, index).execute(tx)).rows[0];
}
