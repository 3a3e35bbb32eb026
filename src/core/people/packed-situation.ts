import { type Standing, standings } from '#kit/fact-kind.ts';
import { type DayNumber, type Situation, type SituationFact, type SituationMember, storedDay } from '#kit/situation.ts';

/** A household's row of the table `situation`: its members, and twenty bytes a fact (see README.md). */
export interface StoredSituation {
  readonly household: string;
  /** The village where it lives now. */
  readonly division: string;
  /** Ids of all who ever belonged to it, in the order of their index. */
  readonly members: readonly string[];
  readonly packed: Uint8Array;
}

/** A fact as it is packed: `member` is an index into the members, or `householdIndex`. */
export interface PackedFact extends SituationFact {
  readonly member: number;
  readonly standing: Standing;
}

/** Bytes of one fact. */
const factBytes = 20;

/** Stands for the household itself; so a household has at most 255 members in its whole life. */
export const householdIndex = 255;

/** Declared facts are not packed: nothing that runs over the county may read them. */
export function isPacked(standing: Standing): boolean {
  return standing !== 'declared';
}

const strongest = standings.length - 1;

/** What stands in the high byte of the first field: 1 reported, 2 found, 3 determined. */
function standingRank(standing: Standing): number {
  return standings.indexOf(standing);
}

/** The twenty bytes of a fact: the same that the database makes when it rebuilds a household. */
export function packFact(fact: PackedFact): Buffer {
  const bytes = Buffer.alloc(factBytes);
  bytes.writeUInt8(standingRank(fact.standing), 0);
  bytes.writeUInt8(fact.member, 1);
  bytes.writeInt16BE(fact.kind, 2);
  bytes.writeInt32BE(fact.from, 4);
  bytes.writeInt32BE(fact.to, 8);
  bytes.writeDoubleBE(fact.value, 12);
  return bytes;
}

/**
 * The facts of a packed situation that have at least this standing, as a rule reads them; of two about the same thing at
 * the same time the weaker gives way, so that what an officer determined is not counted again because a source reported it.
 * All who ever belonged to the household are members; a dated `relation` fact says when each did.
 */
export function unpackSituation(
  members: readonly { readonly key: string; readonly name: string }[],
  packed: Uint8Array,
  { standingAtLeast }: { standingAtLeast: Standing },
): Situation {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const least = standingRank(standingAtLeast);
  const household: SituationFact[] = [];
  const ofMembers: SituationFact[][] = members.map(() => []);
  for (let at = 0; at < packed.byteLength; at += factBytes) {
    const rank = view.getUint8(at);
    if (rank < least || (rank < strongest && givesWay(view, at, rank))) continue;
    const member = view.getUint8(at + 1);
    const facts = member === householdIndex ? household : ofMembers[member];
    facts?.push({
      kind: view.getInt16(at + 2),
      from: dayAt(view, at + 4),
      to: dayAt(view, at + 8),
      value: view.getFloat64(at + 12),
    });
  }
  return {
    household,
    members: members.map(({ key, name }, index): SituationMember => ({ key, name, facts: ofMembers[index] ?? [] })),
  };
}

/** True when a stronger fact of the same kind about the same subject speaks of some of the same days. */
function givesWay(view: DataView, weak: number, rank: number): boolean {
  const subjectAndKind = view.getUint32(weak) & 0x00ff_ffff;
  for (let at = 0; at < view.byteLength; at += factBytes) {
    if ((view.getUint32(at) & 0x00ff_ffff) !== subjectAndKind || view.getUint8(at) <= rank) continue;
    if (view.getInt32(at + 4) <= view.getInt32(weak + 8) && view.getInt32(at + 8) >= view.getInt32(weak + 4))
      return true;
  }
  return false;
}

const dayAt = (view: DataView, at: number): DayNumber => storedDay(view.getInt32(at));
