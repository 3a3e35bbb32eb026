import type { Readable } from 'node:stream';
import { Type } from 'typebox';
import { type Actor, access, asJob, asJobWithin, type Context, inTransaction } from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import { addFile, type File, openFile } from '#core/files/index.ts';
import { defineTask, handle, type TaskHandler } from '#platform/jobs.ts';
import { renderLetter } from '#platform/pdf/render-letter.ts';
import * as store from './letters.store.ts';
import { type IssuedLetter, LetterNotFound } from './letters.ts';

export const printTask = defineTask('letters:print', Type.Object({ letter: Type.String() }));

/** Prints each letter soon after it was issued, so that its digest can be looked up before anyone asks for the paper. */
export function letterTasks(ctx: Context): TaskHandler[] {
  return [
    handle(printTask, async ({ letter }) => {
      await print(ctx, letter);
    }),
  ];
}

/**
 * A letter as PDF, the same bytes ever after: for staff within their scope and for the resident to whom it is addressed.
 * It is printed now if it never was. The read is audited. @throws LetterNotFound, LetterNotPrinted
 */
export async function getLetterPdf(
  ctx: Context,
  actor: Actor,
  id: string,
): Promise<IssuedLetter & { readonly bytes: number; readonly content: Readable }> {
  access.require(actor, actor.kind === 'resident' ? 'letter.read-own' : 'letter.read');
  const letter = await inTransaction(ctx, actor, async (tx) => {
    const found = await store.findLetter(tx, ctx.county, id);
    if (found === undefined) throw LetterNotFound({ letter: id });
    const detail = { letter: id, case: found.case };
    await append(tx, ctx, actor, { action: 'letter.read', subjects: [found.recipient], detail });
    return found;
  });
  const file = letter.file ?? (await print(ctx, id));
  const { bytes, content } = await inTransaction(ctx, actor, async (tx) => {
    // The file is the system's; the right to it was proven above.
    await asJobWithin(tx);
    return openFile(tx, ctx, file);
  });
  return { ...letter, file, bytes, content };
}

/** The file of a letter, printed once. Of two at once the second takes what the first has kept. */
async function print(ctx: Context, id: string): Promise<string> {
  const job = asJob(ctx, printTask.name);
  const document = await inTransaction(ctx, job, (tx) => store.findDocument(tx, ctx.county, id));
  if (document === undefined) throw LetterNotFound({ letter: id });
  // Drawing takes a second: no row is held meanwhile.
  const pdf = await renderLetter(document, ctx.installation);
  return inTransaction(ctx, job, async (tx) => {
    const letter = await store.lockLetter(tx, ctx.county, id);
    if (letter === undefined) throw LetterNotFound({ letter: id });
    if (letter.file !== null) return letter.file;
    const file: File = await addFile(tx, ctx, job, {
      name: `${letter.name}.pdf`,
      content: contentOf(pdf),
      case: letter.case,
      division: letter.division,
    });
    await store.updateFile(tx, ctx.county, id, file.id);
    const detail = { letter: id, file: file.id, digest: file.digest };
    await append(tx, ctx, job, { action: 'letter.print', subjects: [letter.recipient], detail });
    return file.id;
  });
}

async function* contentOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
