import type { Readable } from 'node:stream';
import type { Standing } from '#kit/fact-kind.ts';
import type { Situation } from '#kit/situation.ts';
import { type StoredSituation, unpack } from './packed-situation.ts';

/** Signature, flags and extension length of PostgreSQL's binary COPY format; we expect no extension. */
const headerBytes = 19;

/**
 * A row as it is visited: what is not asked for is not read, since a county has millions of ids and few are wanted. Good only
 * during its visit.
 */
export interface VisitedSituation extends StoredSituation {
  /** The facts as a rule reads them; members are called by their place in `members`: ‹0›, ‹1› and so on. */
  situation(options: { readonly standingAtLeast: Standing }): Situation;
}

/** As many as a household may ever have. */
const places = Array.from({ length: 256 }, (_, place) => ({ key: `‹${place}›`, name: `‹${place}›` }));
const nowhere = { key: '‹›', name: '‹›' };

/** A text about a visited situation with the ids of those it tells of. */
export const withIds = (text: string, members: readonly string[]): string =>
  text.replace(/‹(\d+)›/g, (place, index) => members[Number(index)] ?? place);

/** The four fields of a row in the bytes of a chunk. */
class Row implements VisitedSituation {
  readonly #bytes: Buffer;
  readonly #view: DataView;
  readonly #household: number;
  readonly #division: number;
  readonly #members: number;
  readonly #packed: number;

  constructor(bytes: Buffer, view: DataView, start: number) {
    this.#bytes = bytes;
    this.#view = view;
    this.#household = start + 6;
    this.#division = this.#household + 16 + 4;
    this.#members = this.#division + view.getInt32(this.#division - 4) + 4;
    this.#packed = this.#members + view.getInt32(this.#members - 4) + 4;
  }

  get household(): string {
    return uuidAt(this.#bytes, this.#household);
  }

  get division(): string {
    return this.#bytes.toString('latin1', this.#division, this.#members - 4);
  }

  /** An array in binary: dimensions, null flag, element type, then length and lower bound, then each element after its length. */
  get members(): readonly string[] {
    const first = this.#members + 20;
    return Array.from({ length: this.#size() }, (_, index) => uuidAt(this.#bytes, first + index * 20 + 4));
  }

  get packed(): Uint8Array {
    return this.#bytes.subarray(this.#packed, this.#packedEnd());
  }

  situation({ standingAtLeast }: { readonly standingAtLeast: Standing }): Situation {
    const bytes = { view: this.#view, start: this.#packed, end: this.#packedEnd() };
    return unpack(bytes, this.#size(), (place) => places[place] ?? nowhere, standingAtLeast);
  }

  #size(): number {
    const dimensions = this.#view.getInt32(this.#members);
    return dimensions === 0 ? 0 : this.#view.getInt32(this.#members + 12);
  }

  #packedEnd(): number {
    return this.#packed + this.#view.getInt32(this.#packed - 4);
  }
}

/**
 * Reads the rows (household uuid, division text, members uuid[], packed bytea) of a binary COPY. Rows are not copied out of the
 * stream's chunks.
 */
export async function readSituationRows(stream: Readable, visit: (situation: VisitedSituation) => void): Promise<void> {
  let rest: Buffer = Buffer.alloc(0);
  let skip = headerBytes;
  for await (const chunk of stream) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (rest.length < skip) continue;
    const view = new DataView(rest.buffer, rest.byteOffset, rest.byteLength);
    let at = skip;
    for (let end = rowEnd(view, at); end !== undefined; end = rowEnd(view, at)) {
      visit(new Row(rest, view, at));
      at = end;
    }
    rest = rest.subarray(at);
    skip = 0;
  }
}

/** Where the row that starts at `at` ends; undefined when it is not wholly there, or is the trailer. */
function rowEnd(view: DataView, at: number): number | undefined {
  const { byteLength } = view;
  if (at + 2 > byteLength) return undefined;
  const fields = view.getInt16(at);
  if (fields === -1) return undefined;
  let end = at + 2;
  for (let field = 0; field < fields; field += 1) {
    if (end + 4 > byteLength) return undefined;
    end += 4 + Math.max(0, view.getInt32(end));
  }
  return end > byteLength ? undefined : end;
}

function uuidAt(bytes: Buffer, at: number): string {
  const hex = bytes.toString('hex', at, at + 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
