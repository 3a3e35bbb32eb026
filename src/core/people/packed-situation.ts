import { relationKind, type Standing, standings } from '#kit/fact-kind.ts';
import { type DayNumber, type Situation, type SituationFact, storedDay } from '#kit/situation.ts';

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

/** How the members are called in an unpacked situation. */
type Called = (member: number) => { readonly key: string; readonly name: string };

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
  const nobody = { key: '', name: '' };
  const bytes = { view, start: 0, end: packed.byteLength };
  return unpack(bytes, members.length, (member) => members[member] ?? nobody, standingAtLeast);
}

/** Packed facts where they lie. */
export interface PackedBytes {
  readonly view: DataView;
  readonly start: number;
  readonly end: number;
}

/** Unpacks the facts of so many members. */
export function unpack(bytes: PackedBytes, count: number, called: Called, standingAtLeast: Standing): Situation {
  const { view, start, end } = bytes;
  const least = standingRank(standingAtLeast);
  const strong = strongFacts(bytes, least);
  const household: SituationFact[] = [];
  const members: { readonly key: string; readonly name: string; readonly facts: SituationFact[] }[] = [];
  for (let member = 0; member < count; member += 1) {
    const { key, name } = called(member);
    members.push({ key, name, facts: [] });
  }
  for (let at = start; at < end; at += factBytes) {
    const rank = view.getUint8(at);
    if (rank < least || (rank < strongest && givesWay(view, at, rank, strong))) continue;
    const member = view.getUint8(at + 1);
    const facts = member === householdIndex ? household : members[member]?.facts;
    facts?.push({
      kind: view.getInt16(at + 2),
      from: dayAt(view, at + 4),
      to: dayAt(view, at + 8),
      value: view.getFloat64(at + 12),
    });
  }
  return { household, members };
}

const nothing: readonly number[] = [];

/** Where the facts lie that may outweigh others: mostly none, since the engine's own kinds are said by nobody else. */
function strongFacts({ view, start, end }: PackedBytes, least: number): readonly number[] {
  let strong: number[] | undefined;
  for (let at = start; at < end; at += factBytes) {
    if (view.getUint8(at) <= least || view.getInt16(at + 2) <= relationKind.id) continue;
    strong ??= [];
    strong.push(at);
  }
  return strong ?? nothing;
}

/** True when a stronger fact of the same kind about the same subject speaks of some of the same days. */
function givesWay(view: DataView, weak: number, rank: number, strong: readonly number[]): boolean {
  const subjectAndKind = view.getUint32(weak) & 0x00ff_ffff;
  for (const at of strong) {
    if ((view.getUint32(at) & 0x00ff_ffff) !== subjectAndKind || view.getUint8(at) <= rank) continue;
    if (view.getInt32(at + 4) <= view.getInt32(weak + 8) && view.getInt32(at + 8) >= view.getInt32(weak + 4))
      return true;
  }
  return false;
}

const dayAt = (view: DataView, at: number): DayNumber => storedDay(view.getInt32(at));
