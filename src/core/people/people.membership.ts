import { addDays, type PlainDate } from '#kit/plain-date.ts';
import type { Membership } from './people.ts';

/** Someone who belongs to a household; `relation` to its head is the numeric code of GB/T 4761. */
export interface NewMember {
  readonly person: string;
  readonly relation: string;
}

/** What must change so that, from a day on, a household is exactly these members. */
export interface MembershipChange {
  /** New last day of a membership, null when it stays open. */
  readonly end: readonly { readonly membership: Membership; readonly to: PlainDate | null }[];
  /** They would have begun on the day or later and do not hold after all. */
  readonly drop: readonly Membership[];
  readonly begin: readonly Membership[];
}

/** Whoever belonged with the same relation on the day stays in his row; all that was said about later days gives way. */
export function changeMembership(
  household: string,
  known: readonly Membership[],
  wanted: readonly NewMember[],
  from: PlainDate,
): MembershipChange {
  const ahead = known.filter(({ to }) => to === null || to >= from);
  const staying = ahead.filter(
    (row) =>
      row.from <= from && wanted.some(({ person, relation }) => row.person === person && row.relation === relation),
  );
  const leaving = ahead.filter((row) => !staying.includes(row));
  return {
    end: [
      ...staying.filter(({ to }) => to !== null).map((membership) => ({ membership, to: null })),
      ...leaving.filter((row) => row.from < from).map((membership) => ({ membership, to: addDays(from, -1) })),
    ],
    drop: leaving.filter((row) => row.from >= from),
    begin: wanted
      .filter(({ person }) => !staying.some((row) => row.person === person))
      .map(({ person, relation }) => ({ household, person, relation, from, to: null })),
  };
}

/** The reason why these can't be the members of one household, or undefined. */
export function findMemberFault(members: readonly NewMember[]): string | undefined {
  if (new Set(members.map(({ person }) => person)).size < members.length)
    return '同一人在成员名单中出现了两次，请删去一行';
  const odd = members.find(({ relation }) => !/^\d{1,2}$/.test(relation));
  if (odd !== undefined) return `与户主关系“${odd.relation}”不是 GB/T 4761 的数字代码，请从列表中选择`;
  if (members.length > 100) return `一户有 ${members.length} 人，超过 100 人，请核对是否把几户并成了一户`;
  return undefined;
}
