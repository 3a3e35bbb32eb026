import { parentPort, workerData } from 'node:worker_threads';
import type { LetterDocument } from '#kit/letter.ts';
import { drawLetter } from './draw-letter.ts';
import { openFonts } from './letter-fonts.ts';

/** What the thread is asked, and what it answers: one letter at a time. */
export type DrawRequest = { readonly id: number; readonly document: LetterDocument };
export type DrawReply =
  | { readonly id: number; readonly pdf: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly failure: string };

const port = parentPort;
if (port !== null) {
  const folder: unknown = workerData;
  const fonts = openFonts(typeof folder === 'string' ? folder : undefined);
  let previous = Promise.resolve();
  port.on('message', ({ id, document }: DrawRequest) => {
    previous = previous.then(async () => {
      try {
        const pdf = new Uint8Array((await drawLetter(document, fonts)).pdf);
        port.postMessage({ id, pdf } satisfies DrawReply, [pdf.buffer]);
      } catch (error) {
        const failure = error instanceof Error ? error.message : String(error);
        port.postMessage({ id, failure } satisfies DrawReply);
      }
    });
  });
}
