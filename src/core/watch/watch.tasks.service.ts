import { type Actor, access, asJobWithin, type Context, inTransaction, may, once } from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import { answersView, formView } from '#core/cases/index.ts';
import { prefixOf } from '#core/divisions/index.ts';
import { findByKey } from '#kit/catalogue.ts';
import type { UnknownAnswers } from '#kit/form.ts';
import { checkAnswers } from '#kit/form-check.ts';
import type { Round } from '#kit/round.ts';
import type { Tx } from '#platform/database.ts';
import { taskRows } from './task-rows.ts';
import type { SignalAnswer, TaskAnswered, TaskDetail, TaskFilter, TaskPage, TaskResult } from './watch.contract.ts';
import * as store from './watch.store.ts';
import { AnswerUnfit, definitionOf, reviewItemOf, type Task, TaskClosed, TaskNotFound, TaskNotYours } from './watch.ts';

const pageSize = 50;

const resultNames: Readonly<Record<TaskResult, string>> = {
  true: '属实',
  false: '不实',
  explained: '有合理说明',
  kept: '没有变化',
  changed: '有变化',
  gone: '起因已消失',
};

/** Tasks of the actor's scope, or a part of it: the open ones by their clock, the closed ones the latest first. */
export async function listTasks(ctx: Context, actor: Actor, asked: TaskFilter): Promise<TaskPage> {
  access.require(actor, 'task.read');
  const { division, source, kind, state } = asked;
  const closed = state === 'closed';
  return inTransaction(ctx, actor, async (tx) => {
    const prefix = division === undefined ? ctx.county : prefixOf(division);
    const after = afterOf(asked.after);
    const tasks = await store.findTasks(tx, ctx.county, { prefix, source, kind, closed, after, limit: pageSize });
    const { rows, subjects } = await taskRows(tx, ctx, tasks);
    await append(tx, ctx, actor, { action: 'task.list', subjects });
    const last = tasks.length < pageSize ? undefined : tasks.at(-1);
    const day = (closed ? last?.closedOn : last?.dueOn) ?? '9999-12-31';
    return { items: rows, next: last === undefined ? null : `${day}_${last.id}` };
  });
}

/** A task with its reason, who answers it, and what it may lead to. @throws TaskNotFound */
export async function getTask(ctx: Context, actor: Actor, id: string): Promise<TaskDetail> {
  access.require(actor, 'task.read');
  return inTransaction(ctx, actor, async (tx) => {
    const task = await store.findTask(tx, ctx.county, id);
    if (task === undefined) throw TaskNotFound({});
    const { rows, subjects } = await taskRows(tx, ctx, [task]);
    const [row] = rows;
    if (row === undefined) throw TaskNotFound({});
    await append(tx, ctx, actor, { action: 'task.read', subjects, detail: { task: id } });
    const definition = definitionOf(ctx.catalogue, task.kind);
    const round = findByKey(ctx.catalogue.rounds, task.kind);
    const visit = round === undefined ? undefined : await store.findVisit(tx, ctx.county, id);
    return {
      ...row,
      clause: definition?.clause ?? '',
      postNames: postNames(ctx, task),
      answer: task.answer,
      mayAct: task.result === null && isOf(actor, task),
      form: round === undefined ? null : formView(round.form),
      visit: visit === undefined ? null : visitOf(visit),
      review: definition === undefined ? null : await reviewOf(tx, ctx, actor, task, definition.benefit),
    };
  });
}

/**
 * Answers a signal: true, false, or explained, with what was found. It changes nothing else; the same key twice is one answer.
 * @throws TaskNotFound, TaskNotYours, TaskClosed, AnswerUnfit
 */
export async function answerTask(
  ctx: Context,
  actor: Actor,
  input: { readonly task: string; readonly result: SignalAnswer; readonly answer: string; readonly key: string },
): Promise<TaskAnswered> {
  access.require(actor, 'task.act');
  const answer = input.answer.trim();
  if (answer === '') throw AnswerUnfit({ faults: [{ path: '/answer', message: '请写明核查的情况' }] });
  const { task: id, result, key } = input;
  return inTransaction(ctx, actor, async (tx) =>
    once(tx, ctx, actor, key, { task: id, result, answer }, async () => {
      const task = await lockOpen(tx, ctx, actor, id, 'signal');
      await close(tx, ctx, actor, task, { result, answer });
      return { id, result };
    }),
  );
}

/**
 * Records the visit of a round by its checklist. The same key twice is one visit.
 * @throws TaskNotFound, TaskNotYours, TaskClosed, AnswerUnfit
 */
export async function recordVisit(
  ctx: Context,
  actor: Actor,
  input: { readonly task: string; readonly answers: UnknownAnswers; readonly key: string },
): Promise<TaskAnswered> {
  access.require(actor, 'task.act');
  const { task: id, answers, key } = input;
  return inTransaction(ctx, actor, async (tx) =>
    once(tx, ctx, actor, key, { task: id, answers }, async () => {
      const task = await lockOpen(tx, ctx, actor, id, 'round');
      const round = findByKey(ctx.catalogue.rounds, task.kind);
      if (round === undefined || actor.kind !== 'staff') throw TaskNotFound({});
      const checked = checkVisit(round, answers, ctx);
      const visitedOn = round.visitedOn(checked);
      await store.insertVisit(tx, ctx.county, task, { visitedOn, recordedBy: actor.user, answers: checked });
      const result = round.changed(checked) ? 'changed' : 'kept';
      await close(tx, ctx, actor, task, { result, answer: resultNames[result] });
      return { id, result };
    }),
  );
}

/** @throws AnswerUnfit */
function checkVisit(round: Round, answers: UnknownAnswers, ctx: Context): UnknownAnswers {
  const today = ctx.clock.today();
  const checked = checkAnswers(round.form, answers, today);
  if (!checked.ok) throw AnswerUnfit({ faults: checked.faults });
  return checked.answers;
}

const isOf = (actor: Actor, { posts }: Pick<Task, 'posts'>): boolean =>
  actor.kind === 'staff' && may(actor, 'task.act') && posts.includes(actor.postKind);

const postNames = (ctx: Context, { posts }: Pick<Task, 'posts'>): string[] =>
  posts.map((post) => findByKey(ctx.catalogue.postKinds, post)?.name ?? post);

/** Whether the actor sees the task is for the row policies; then it is locked as the job role, which alone writes. */
async function lockOpen(tx: Tx, ctx: Context, actor: Actor, id: string, source: Task['source']): Promise<Task> {
  const seen = await store.findTask(tx, ctx.county, id);
  if (seen === undefined || seen.source !== source) throw TaskNotFound({});
  if (!isOf(actor, seen)) throw TaskNotYours({ posts: postNames(ctx, seen) });
  await asJobWithin(tx);
  const task = await store.lockTask(tx, ctx.county, id);
  if (task === undefined) throw TaskNotFound({});
  if (task.result !== null) throw TaskClosed({ result: resultNames[task.result] });
  return task;
}

async function close(
  tx: Tx,
  ctx: Context,
  actor: Actor,
  task: Task,
  { result, answer }: { readonly result: TaskResult; readonly answer: string },
): Promise<void> {
  if (actor.kind !== 'staff') throw TaskNotFound({});
  const given = { result, answer, on: ctx.clock.today(), by: actor.user, byName: actor.userName };
  await store.updateAnswered(tx, ctx.county, task.id, given);
  await append(tx, ctx, actor, {
    action: 'task.answer',
    subjects: task.person === null ? [] : [task.person],
    detail: { task: task.id, kind: task.kind, result },
  });
}

const visitOf = ({ visitedOn, recordedByName, answers }: NonNullable<Awaited<ReturnType<typeof store.findVisit>>>) => ({
  ...{ visitedOn, recordedByName },
  answers: answersView(answers),
});

/** What a true signal or a changed household may lead to; runs as the job role, for a household that was seen. */
async function reviewOf(
  tx: Tx,
  ctx: Context,
  actor: Actor,
  { household }: Task,
  benefit: string,
): Promise<TaskDetail['review']> {
  const item = reviewItemOf(ctx.catalogue, benefit);
  if (item === undefined) return null;
  const starters = item.startedBy?.posts ?? [];
  return {
    item: item.key,
    itemName: item.name,
    mayStart: actor.kind === 'staff' && may(actor, 'case.start') && starters.includes(actor.postKind),
    open: (await store.findOpenCase(tx, ctx.county, { item: item.key, household })) ?? null,
  };
}

function afterOf(cursor: string | undefined): store.After | undefined {
  const [, day, id] = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(cursor ?? '') ?? [];
  return day === undefined || id === undefined ? undefined : { day, id };
}
