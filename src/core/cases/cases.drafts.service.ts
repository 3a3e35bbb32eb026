import { randomUUIDv7 } from 'node:crypto';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { findByKey } from '#kit/catalogue.ts';
import { type Form, fieldsOf, type UnknownAnswers } from '#kit/form.ts';
import { addDays } from '#kit/plain-date.ts';
import { defineError } from '#platform/errors.ts';
import { type DailyTask, defineTask, handle, type TaskHandler } from '#platform/jobs.ts';
import { type Actor, access, asJob, type Context, inTransaction, once } from '../access/index.ts';
import { append } from '../audit/index.ts';
import { getItem } from './case-file.ts';
import { Draft, type DraftLine, type DraftSaved } from './cases.drafts.contract.ts';
import * as store from './cases.drafts.store.ts';

/** Ninety calendar days after it was last saved: long enough to fetch a paper from another province, no longer. */
const draftLife = 90;

/** What was typed so far. Nothing of it is checked: that is done when it is sent. */
export type DraftContent = Pick<Draft, 'answers' | 'step' | 'files'>;

export const DraftNotFound = defineError<{ draft: string }>(
  'cases.draft-not-found',
  'not-found',
  '没有找到草稿',
  () => '草稿已经提交或删除，存了90天没有再填的也会自动删除。请从事项重新开始申请，或看“我的申请”里是否已经提交。',
);
export const DraftMovedOn = defineError<{ seen: number; now: number }>(
  'cases.draft-moved-on',
  'conflict',
  '草稿在别处又存过',
  () => '同一份草稿在另一个窗口或另一台设备上存过新的内容，这里的没有存上。请打开最新的那份接着填，或用这里的代替它。',
);

/** As it comes from a window of a browser. */
type WrittenDraft = DraftContent & { readonly writer: string; readonly key: string };

export const DraftsTooMany = defineError<{ most: number }>(
  'cases.drafts-too-many',
  'conflict',
  '没有提交的申请太多',
  ({ most }) => `没有提交的申请已有 ${most} 份，不能再新建。请先提交或删除不用的，再重新开始。`,
);

/** As many as anybody works on at once. */
const mostDrafts = 100;

const Kept = Type.Object({ ...Type.Pick(Draft, ['answers', 'step', 'files']).properties, writer: Type.String() });
type Kept = DraftContent & { readonly writer: string };

const seal = (ctx: Context, { answers, step, files, writer }: Kept): Buffer =>
  ctx.keys.seal(JSON.stringify({ answers, step, files, writer }));

const open = (ctx: Context, row: store.DraftRow): Kept => Value.Parse(Kept, JSON.parse(ctx.keys.open(row.content)));

/** The first name in the answers: whom the application is for. */
const nameIn = (form: Form, answers: UnknownAnswers): string => {
  for (const [key, field] of Object.entries(fieldsOf(form))) {
    const rows = field.type === 'list' ? answers[key] : undefined;
    const first: unknown = Array.isArray(rows) ? rows[0] : undefined;
    const naming = Object.entries(field.fields ?? {}).find(([, one]) => one.type === 'person-name')?.[0];
    const value =
      field.type === 'person-name'
        ? answers[key]
        : naming !== undefined && typeof first === 'object' && first !== null
          ? Object.entries(first).find(([name]) => name === naming)?.[1]
          : undefined;
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return '';
};

const lineOf = (ctx: Context, row: store.DraftRow, { answers }: DraftContent): DraftLine => {
  const item = findByKey(ctx.catalogue.items, row.item);
  return {
    ...{ id: row.id, revision: row.revision, savedAt: row.savedAt, expiresOn: row.expiresOn },
    item: row.item,
    itemName: item?.name ?? row.item,
    name: item === undefined ? '' : nameIn(item.form, answers),
  };
};

const savedOf = ({ id, revision, savedAt, expiresOn }: store.DraftRow): DraftSaved => ({
  ...{ id, revision, savedAt, expiresOn },
});

const stamp = (ctx: Context) => ({
  savedAt: ctx.clock.wallNow(),
  expiresOn: addDays(ctx.clock.today(), draftLife),
});

/** Keeps an application that is not sent yet, for its owner alone. @throws ItemNotFound, DraftsTooMany */
export const beginDraft = async (
  ctx: Context,
  actor: Actor,
  draft: WrittenDraft & { readonly item: string },
): Promise<DraftSaved> => {
  access.require(actor, 'case.apply-for');
  const item = getItem(ctx, draft.item);
  return inTransaction(ctx, actor, (tx) =>
    once(tx, ctx, actor, draft.key, { ...draft, key: undefined }, async () => {
      const begun = await store.findDrafts(tx, ctx.county, actor, ctx.clock.today());
      if (begun.length >= mostDrafts) throw DraftsTooMany({ most: mostDrafts });
      const row = {
        ...{ id: randomUUIDv7(), item: item.key, itemVersion: item.version, content: seal(ctx, draft), revision: 1 },
        ...stamp(ctx),
      };
      await store.insertDraft(tx, ctx.county, actor, row);
      await append(tx, ctx, actor, { action: 'draft.begin', detail: { draft: row.id, item: item.key } });
      return savedOf(row);
    }),
  );
};

/**
 * Saves a draft over the revision its writer has seen; what the same window saved without hearing of it counts as seen.
 * @throws DraftNotFound, DraftMovedOn
 */
export const saveDraft = async (
  ctx: Context,
  actor: Actor,
  draft: WrittenDraft & { readonly id: string; readonly revision: number },
): Promise<DraftSaved> => {
  access.require(actor, 'case.apply-for');
  return inTransaction(ctx, actor, (tx) =>
    once(tx, ctx, actor, draft.key, { ...draft, key: undefined }, async () => {
      const found = await store.findDraft(tx, ctx.county, actor, { id: draft.id, on: ctx.clock.today() });
      if (found === undefined) throw DraftNotFound({ draft: draft.id });
      const movedOn = DraftMovedOn({ seen: draft.revision, now: found.revision });
      if (found.revision !== draft.revision && open(ctx, found).writer !== draft.writer) throw movedOn;
      const itemVersion = getItem(ctx, found.item).version;
      const row = { ...found, itemVersion, content: seal(ctx, draft), revision: found.revision + 1, ...stamp(ctx) };
      if (!(await store.updateDraft(tx, ctx.county, { ...row, seen: found.revision }))) throw movedOn;
      await append(tx, ctx, actor, { action: 'draft.save', detail: { draft: row.id, revision: row.revision } });
      return savedOf(row);
    }),
  );
};

/** The actor's own drafts, the latest first. */
export const listOwnDrafts = async (ctx: Context, actor: Actor): Promise<readonly DraftLine[]> => {
  access.require(actor, 'case.apply-for');
  return inTransaction(ctx, actor, async (tx) => {
    const rows = await store.findDrafts(tx, ctx.county, actor, ctx.clock.today());
    return rows.map((row) => lineOf(ctx, row, open(ctx, row)));
  });
};

/** One of the actor's own drafts. @throws DraftNotFound */
export const getDraft = async (ctx: Context, actor: Actor, id: string): Promise<Draft> => {
  access.require(actor, 'case.apply-for');
  return inTransaction(ctx, actor, async (tx) => {
    const row = await store.findDraft(tx, ctx.county, actor, { id, on: ctx.clock.today() });
    if (row === undefined) throw DraftNotFound({ draft: id });
    const { writer: _, ...content } = open(ctx, row);
    await append(tx, ctx, actor, { action: 'draft.read', detail: { draft: id } });
    const outdated = findByKey(ctx.catalogue.items, row.item)?.version !== row.itemVersion;
    return { ...lineOf(ctx, row, content), ...content, outdated };
  });
};

/** Removes one of the actor's own drafts; one that is gone already is no error. */
export const deleteDraft = async (ctx: Context, actor: Actor, id: string): Promise<void> => {
  access.require(actor, 'case.apply-for');
  await inTransaction(ctx, actor, async (tx) => {
    if (!(await store.deleteDraft(tx, ctx.county, actor, id))) return;
    await append(tx, ctx, actor, { action: 'draft.delete', detail: { draft: id } });
  });
};

const sweepTask = defineTask('cases:sweep-drafts', Type.Object({}));

/** Once a night what has lain too long is removed, unread. */
export const draftTasks = (ctx: Context): readonly TaskHandler[] => [
  handle(sweepTask, async () => {
    const job = asJob(ctx, sweepTask.name);
    await inTransaction(ctx, job, async (tx) => {
      const gone = await store.deleteExpired(tx, ctx.county, ctx.clock.today());
      if (gone > 0) await append(tx, ctx, job, { action: 'draft.expire', detail: { drafts: gone } });
    });
  }),
];
export const draftSweep: DailyTask = { task: sweepTask, at: '02:10' };
