import type { Readable } from 'node:stream';
import type { StoredSituation } from './packed-situation.ts';

/** Signature, flags and extension length of PostgreSQL's binary COPY format; we expect no extension. */
const headerBytes = 19;

/**
 * Reads the rows (household uuid, division text, members uuid[], packed bytea) of a binary COPY. Rows are not copied out of the
 * stream's chunks: the bytes of a visit are valid only during it.
 */
export async function readSituationRows(stream: Readable, visit: (situation: StoredSituation) => void): Promise<void> {
  let rest: Buffer = Buffer.alloc(0);
  let skip = headerBytes;
  for await (const chunk of stream) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (rest.length < skip) continue;
    let at = skip;
    for (let end = rowEnd(rest, at); end !== undefined; end = rowEnd(rest, at)) {
      visit(readRow(rest, at));
      at = end;
    }
    rest = rest.subarray(at);
    skip = 0;
  }
}

/** Where the row that starts at `at` ends; undefined when it is not wholly there, or is the trailer. */
function rowEnd(bytes: Buffer, at: number): number | undefined {
  if (at + 2 > bytes.length) return undefined;
  const fields = bytes.readInt16BE(at);
  if (fields === -1) return undefined;
  let end = at + 2;
  for (let field = 0; field < fields; field += 1) {
    if (end + 4 > bytes.length) return undefined;
    end += 4 + Math.max(0, bytes.readInt32BE(end));
  }
  return end > bytes.length ? undefined : end;
}

/** An array in binary: dimensions, null flag, element type, then length and lower bound, then each element after its length. */
function readRow(bytes: Buffer, start: number): StoredSituation {
  const household = start + 6;
  const division = household + 16 + 4;
  const members = division + bytes.readInt32BE(division - 4) + 4;
  const dimensions = bytes.readInt32BE(members);
  const count = dimensions === 0 ? 0 : bytes.readInt32BE(members + 12);
  const first = members + 20;
  const packed = members + bytes.readInt32BE(members - 4) + 4;
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) ids.push(uuidAt(bytes, first + index * 20 + 4));
  return {
    household: uuidAt(bytes, household),
    division: bytes.toString('latin1', division, members - 4),
    members: ids,
    packed: bytes.subarray(packed, packed + bytes.readInt32BE(packed - 4)),
  };
}

function uuidAt(bytes: Buffer, at: number): string {
  const hex = bytes.toString('hex', at, at + 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
