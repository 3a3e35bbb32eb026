import { asJobWithin, type Context } from '#core/access/index.ts';
import { findPathNames } from '#core/divisions/index.ts';
import { findHeads, findPeople } from '#core/people/index.ts';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import type { TaskRow } from './watch.contract.ts';
import { colourOf, daysLeft, definitionOf, type Task } from './watch.ts';

const idOfPerson = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Who stands in texts by his id, and how he is called. Needs the job role: a member may be registered in another town. */
export async function namesIn(tx: Tx, ctx: Context, texts: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const named = new Set(texts.flatMap((text) => text.match(idOfPerson) ?? []));
  const people = named.size === 0 ? [] : await findPeople(tx, ctx, [...named]);
  return new Map(people.map(({ id, name }) => [id, name]));
}

export const withNames = (text: string, names: ReadonlyMap<string, string>): string =>
  text.replace(idOfPerson, (id) => names.get(id) ?? '某人');

/** A clock as people read it on a day. */
export const clockOf = (
  ctx: Context,
  { dueOn, duePending }: { readonly dueOn: PlainDate | null; readonly duePending: boolean },
): Pick<TaskRow, 'dueOn' | 'duePending' | 'daysLeft' | 'colour'> => {
  const { calendar } = ctx.catalogue;
  const today = ctx.clock.today();
  return {
    ...{ dueOn, duePending, colour: colourOf(calendar, today, dueOn) },
    daysLeft: dueOn === null ? null : daysLeft(calendar, today, dueOn),
  };
};

/** Tasks as people read them, and of whom they tell. From here on the transaction acts as the job role. */
export async function taskRows(
  tx: Tx,
  ctx: Context,
  tasks: readonly Task[],
): Promise<{ rows: TaskRow[]; subjects: string[] }> {
  await asJobWithin(tx);
  const reasons = tasks.map(({ reason }) => reason);
  const names = await namesIn(tx, ctx, reasons);
  const households = tasks.map(({ household }) => household);
  const heads = await findHeads(tx, ctx, households);
  const divisions = tasks.map(({ division }) => division);
  const places = await findPathNames(tx, divisions, ctx.clock.today());
  const rows = tasks.map((task): TaskRow => {
    const { id, source, kind, severity, household, division, openedOn, result, closedOn, closedByName } = task;
    return {
      ...{ id, source, kind, severity, household, division, openedOn, result, closedOn, closedByName },
      ...clockOf(ctx, task),
      kindName: definitionOf(ctx.catalogue, kind)?.name ?? kind,
      headName: heads.get(household)?.name ?? '',
      place: places.get(division) ?? division,
      reason: withNames(task.reason, names),
    };
  });
  const subjects = new Set([...names.keys(), ...[...heads.values()].map(({ person }) => person)]);
  return { rows, subjects: [...subjects] };
}
