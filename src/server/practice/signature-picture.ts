import { Readable } from 'node:stream';

/** One grey pixel: stands for the photograph of a signed paper, which the practice county cannot take. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';

/** A tiny PNG as an upload gives it. */
export const signaturePicture = (): Readable => Readable.from([Buffer.from(pixel, 'base64')]);
