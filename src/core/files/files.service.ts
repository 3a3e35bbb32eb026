import { randomUUIDv7 } from 'node:crypto';
import type { Readable } from 'node:stream';
import { type Actor, access, asJobWithin, type Context, inTransaction } from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import { fullCode } from '#core/divisions/index.ts';
import type { Tx } from '#platform/database.ts';
import type { StoredFile } from '#platform/storage.ts';
import * as store from './files.store.ts';
import { type File, FileNotFound, FileOfAnotherCase, type FilesContext, isOwn, ownerOf } from './files.ts';

/** A file as it arrives or was made. */
export interface NewFile {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/**
 * Keeps what an actor uploads. The content alone says what it is; nothing is kept of a file that is refused.
 * @throws the errors of `Storage.put`: empty, too large, of a type not taken, of another type than its name says
 */
export async function uploadFile(ctx: Context, actor: Actor, input: NewFile): Promise<File> {
  access.require(actor, 'file.add');
  // Written before the transaction: storage keeps a content once, whoever else may point to it.
  const stored = await ctx.storage.put(input.name, input.content);
  const division = fullCode(actor.kind === 'staff' ? actor.scope : ctx.county);
  const file = recordOf(ctx, actor, input.name, stored, { case: null, division });
  await inTransaction(ctx, actor, async (tx) => {
    // A resident whom the register does not know yet owns rows by an index that the policies do not know.
    await asJobWithin(tx);
    await store.insertFile(tx, ctx.county, file);
    await append(tx, ctx, actor, { action: 'file.add', detail: noteOf(file) });
  });
  return file;
}

/**
 * Keeps a file that the system made or took for a case: a letter, an import. In the caller's transaction, who also audits.
 * @throws the errors of `Storage.put`
 */
export async function addFile(
  tx: Tx,
  ctx: FilesContext,
  actor: Actor,
  input: NewFile & { readonly case: string | null; readonly division: string },
): Promise<File> {
  const stored = await ctx.storage.put(input.name, input.content);
  const file = recordOf(ctx, actor, input.name, stored, input);
  await store.insertFile(tx, ctx.county, file);
  return file;
}

/**
 * A file with its content, for who may see it: staff within their scope, a resident his own uploads.
 * @throws FileNotFound, `platform.file-gone`
 */
export async function readFile(ctx: Context, actor: Actor, id: string): Promise<File & { readonly content: Readable }> {
  access.require(actor, 'file.read');
  const file = await inTransaction(ctx, actor, async (tx) => {
    if (actor.kind === 'resident') await asJobWithin(tx);
    const [found] = await store.findFiles(tx, ctx.county, [id]);
    if (found === undefined || (actor.kind === 'resident' && !isOwn(found, actor))) throw FileNotFound({ file: id });
    const subjects = found.owner.kind === 'resident' ? [found.owner.id] : [];
    await append(tx, ctx, actor, { action: 'file.read', subjects, detail: noteOf(found) });
    return found;
  });
  return { ...file, content: await ctx.storage.read(file.digest) };
}

/** What is attached to a case, for staff who may see it; the read is audited. */
export async function listFiles(ctx: Context, actor: Actor, ofCase: string): Promise<readonly File[]> {
  access.require(actor, 'file.read');
  return inTransaction(ctx, actor, async (tx) => {
    const files = await store.findFilesOfCase(tx, ctx.county, ofCase);
    const own = actor.kind === 'resident' ? files.filter((file) => isOwn(file, actor)) : files;
    await append(tx, ctx, actor, { action: 'file.list', detail: { case: ofCase } });
    return own;
  });
}

/** A file without its content, for who may see it. @throws FileNotFound */
export async function getFile(ctx: Context, actor: Actor, id: string): Promise<File> {
  access.require(actor, 'file.read');
  return inTransaction(ctx, actor, async (tx) => {
    if (actor.kind === 'resident') await asJobWithin(tx);
    const [found] = await store.findFiles(tx, ctx.county, [id]);
    if (found === undefined || (actor.kind === 'resident' && !isOwn(found, actor))) throw FileNotFound({ file: id });
    return found;
  });
}

/**
 * Turns a scan that lies on its side, for all who look at it: quarter turns clockwise from how it came. The content stays.
 * @throws FileNotFound
 */
export async function turnFile(ctx: Context, actor: Actor, id: string, turns: number): Promise<void> {
  access.require(actor, 'file.add');
  await inTransaction(ctx, actor, async (tx) => {
    if (actor.kind === 'resident') await asJobWithin(tx);
    const [found] = await store.findFiles(tx, ctx.county, [id]);
    if (found === undefined || (actor.kind === 'resident' && !isOwn(found, actor))) throw FileNotFound({ file: id });
    await store.updateTurns(tx, ctx.county, id, turns);
    await append(tx, ctx, actor, { action: 'file.turn', detail: { file: id, turns, case: found.case } });
  });
}

/** Other cases that hold the very bytes of an upload of this case, with its name here. Needs the job role. */
export async function findTwins(
  tx: Tx,
  ctx: Pick<Context, 'county'>,
  ofCase: string,
): Promise<readonly { readonly name: string; readonly case: string }[]> {
  return store.findTwins(tx, ctx.county, ofCase);
}

/** The bytes of a file, for a job that reads an import. In the caller's transaction. @throws FileNotFound */
export async function openFile(
  tx: Tx,
  ctx: Pick<Context, 'county' | 'storage'>,
  id: string,
): Promise<File & { readonly content: Readable }> {
  const [file] = await store.findFiles(tx, ctx.county, [id]);
  if (file === undefined) throw FileNotFound({ file: id });
  return { ...file, content: await ctx.storage.read(file.digest) };
}

/**
 * Makes an actor's uploads part of a case; who handles the case then sees them. In the caller's transaction, with the
 * job role. @throws FileNotFound for what the actor did not upload, FileOfAnotherCase
 */
export async function attachToCase(
  tx: Tx,
  ctx: Pick<Context, 'county'>,
  actor: Actor,
  ids: readonly string[],
  ofCase: { readonly id: string; readonly division: string },
): Promise<void> {
  if (ids.length === 0) return;
  const files = await store.findFiles(tx, ctx.county, ids);
  for (const id of ids) {
    const file = files.find((found) => found.id === id);
    if (file?.case === ofCase.id) continue;
    if (file === undefined || !(actor.kind === 'job' || isOwn(file, actor))) throw FileNotFound({ file: id });
    if (file.case !== null) throw FileOfAnotherCase({ name: file.name });
  }
  await store.updateCaseOfFiles(tx, ctx.county, ids, ofCase);
}

function recordOf(
  ctx: FilesContext,
  actor: Actor,
  name: string,
  stored: StoredFile,
  place: { case: string | null; division: string },
): File {
  return {
    id: randomUUIDv7(),
    name: name.slice(0, 200),
    type: stored.mediaType,
    bytes: stored.size,
    digest: stored.hash,
    owner: ownerOf(actor),
    case: place.case,
    division: place.division,
    at: ctx.clock.businessNow(),
    turns: 0,
  };
}

const noteOf = ({ id, digest, bytes, case: ofCase }: File) => ({ file: id, digest, bytes, case: ofCase });
