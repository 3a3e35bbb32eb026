import type { Actor } from '#core/access/index.ts';
import type { Clock, Instant } from '#platform/clock.ts';
import { defineError } from '#platform/errors.ts';
import type { MediaType, Storage } from '#platform/storage.ts';

/** What keeping a file inside another module's transaction needs; the Context of a service has all of it. */
export interface FilesContext {
  readonly county: string;
  readonly clock: Clock;
  readonly storage: Pick<Storage, 'put'>;
}

/** Whose file it is, before it belongs to a case. */
export interface Owner {
  readonly kind: 'staff' | 'resident' | 'job';
  readonly id: string;
}

/** A kept file; its content lies in storage under `digest`. */
export interface File {
  readonly id: string;
  /** As the sender called it. */
  readonly name: string;
  readonly type: MediaType;
  readonly bytes: number;
  /** SM3 of the content in hex. */
  readonly digest: string;
  readonly owner: Owner;
  readonly case: string | null;
  readonly division: string;
  readonly at: Instant;
  /** Quarter turns clockwise with which a scan is shown; the content stays as it came. */
  readonly turns: number;
}

export const FileNotFound = defineError<{ file: string }>(
  'files.not-found',
  'not-found',
  '没有找到文件',
  () => '文件不存在，或不是您上传的、不在您的管辖范围内。请重新上传或核对编号。',
);

export const FileOfAnotherCase = defineError<{ name: string }>(
  'files.of-another-case',
  'conflict',
  '文件已属于别的办件',
  ({ name }) => `“${name}”已作为别的办件的材料。请重新上传一份，作为本办件的材料。`,
);

export const FileMissing = defineError<Record<string, never>>(
  'files.missing',
  'invalid',
  '没有收到文件',
  () => '请求中没有文件。请选择一个文件再上传。',
);

/** Nobody: files the system makes belong to their case. */
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * Who owns what an actor uploads. A resident not yet in the register is told by the index of his identity number, so
 * that his files stay his when he signs in again.
 */
export function ownerOf(actor: Actor): Owner {
  switch (actor.kind) {
    case 'staff':
      return { kind: 'staff', id: actor.user };
    case 'resident':
      return { kind: 'resident', id: actor.person ?? uuidOf(actor.idNumberIndex) };
    default:
      return { kind: 'job', id: nobody };
  }
}

/** Whether the actor himself uploaded the file, perhaps before the register knew him. */
export function isOwn({ owner }: Pick<File, 'owner'>, actor: Actor): boolean {
  if (actor.kind === 'resident') {
    return owner.kind === 'resident' && [actor.person, uuidOf(actor.idNumberIndex)].includes(owner.id);
  }
  return actor.kind === 'staff' && owner.kind === 'staff' && owner.id === actor.user;
}

/** Sixteen bytes of a keyed index in the shape of an id. */
function uuidOf(index: Buffer): string {
  return index.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
