import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';

/** One grey pixel: stands for the photograph of a signed paper, which the practice county cannot take. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);
/** The last chunk of a PNG (IEND): twelve bytes. */
const endLength = 12;

/** A text inside the picture, so that two signed papers are never the same file. */
const textChunk = (text: string): Buffer => {
  const body = Buffer.from(`tEXtComment\0${text}`, 'latin1');
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
};

/** A tiny PNG as an upload gives it; another one for each `of` (letters and digits), and each time where it is not said. */
export const signaturePicture = (of: string = randomUUID()): Readable =>
  Readable.from([Buffer.concat([pixel.subarray(0, -endLength), textChunk(of), pixel.subarray(-endLength)])]);
