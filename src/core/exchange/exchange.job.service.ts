import { Type } from 'typebox';
import { addDays } from '#kit/plain-date.ts';
import { deadline } from '#kit/work-calendar.ts';
import type { Tx } from '#platform/database.ts';
import { defineTask, handle, type JobRun, type TaskHandler } from '#platform/jobs.ts';
import {
  advanceProgress,
  asJob,
  failProgress,
  finishProgress,
  gaveUp,
  inTransaction,
  isProgressCancelled,
} from '../access/index.ts';
import { askOne } from './ask-one.ts';
import { makeReport } from './exchange.report.service.ts';
import * as store from './exchange.store.ts';
import type { ExchangeOffice, Query, Round, SilenceReason, WithheldReason } from './exchange.ts';

export const askTask = defineTask('exchange:ask', Type.Object({ verification: Type.String({ format: 'uuid' }) }));
const sweepTask = defineTask('exchange:sweep', Type.Object({}));
/** Each morning: what nobody answered by its last day is ended, also where the process was down meanwhile. */
export const verificationSweep = { task: sweepTask, at: '06:10' } as const;

/** The work in the background of this module, for the process that runs jobs. */
export function exchangeTasks(office: ExchangeOffice): readonly TaskHandler[] {
  return [
    handle(
      askTask,
      ({ verification }, run) => askRound(office, verification, run),
      ({ verification }) => giveUp(office, verification),
    ),
    handle(sweepTask, (_nothing, run) => sweep(office, run)),
  ];
}

const actorOf = (office: ExchangeOffice) => asJob(office, askTask.name);
const within = <T>(office: ExchangeOffice, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(office, actorOf(office), work);

/**
 * Asks what waits, each source one question after another, all sources at once. Each question is a step of its own that is put
 * down before it is sent: a run that was killed goes on with those that still wait, and fetches the answers to those that were
 * sent. What a source answers later is fetched by a later run.
 */
async function askRound(office: ExchangeOffice, id: string, { signal }: Pick<JobRun, 'signal'>): Promise<void> {
  const round = await within(office, (tx) => store.findRound(tx, office.county, id));
  if (round?.state !== 'asking') return;
  const cancelled = await within(office, (tx) => isProgressCancelled(tx, office, round.job));
  if (cancelled) return settle(office, round, { state: 'withheld', reason: 'cancelled' });
  if (isOver(office, round)) return settle(office, round, { state: 'silent', reason: 'overdue' });
  const queries = await within(office, (tx) => store.findQueries(tx, office.county, id));
  const now = office.clock.wallNow();
  const due = queries.filter(({ state, nextAt }) => state === 'waiting' && (nextAt === null || nextAt <= now));
  const watch = watchProgress(office, round, queries.length - due.length);
  const lines = [...Map.groupBy(due, ({ source }) => source).values()];
  const asked = await Promise.allSettled(
    lines.map(async (line) => {
      for (const query of line) {
        signal.throwIfAborted();
        if (watch.isCancelled()) return;
        await askOne(office, round, query, signal);
        await watch.saw();
      }
    }),
  );
  for (const one of asked) if (one.status === 'rejected') throw one.reason;
  await settle(office, round, watch.isCancelled() ? { state: 'withheld', reason: 'cancelled' } : undefined);
}

/** The last day for answers has passed; reckoned anew where its calendar was not loaded when the round began. */
function isOver({ clock, catalogue }: ExchangeOffice, { answerBy, startedOn, days }: Round): boolean {
  const reckoned = deadline(catalogue.calendar, { from: startedOn, length: `${days}wd` });
  // Two calendar days for a working day are more than any holiday takes.
  const last = answerBy ?? (reckoned.ok ? reckoned.date : addDays(startedOn, days * 2));
  return clock.today() > last;
}

/** Says how far the asking has come, and hears whether it was cancelled. A later run has no progress to tell of. */
function watchProgress(office: ExchangeOffice, { job }: Round, before: number) {
  let [done, over, cancelled] = [before, false, false];
  return {
    isCancelled: () => cancelled,
    async saw(): Promise<void> {
      done += 1;
      if (over) return;
      over = !(await within(office, (tx) => advanceProgress(tx, office, job, { done })));
      cancelled = over && (await within(office, (tx) => isProgressCancelled(tx, office, job)));
    },
  };
}

type EndAll = { readonly state: 'silent' | 'withheld'; readonly reason: SilenceReason | WithheldReason };

/** After a run: what still waits is asked later; where nothing does, the round ends with its report, or waits for the review. */
async function settle(office: ExchangeOffice, { id, job }: Round, endAll: EndAll | undefined): Promise<void> {
  await within(office, async (tx) => {
    const round = await store.lockRound(tx, office.county, id);
    if (round?.state !== 'asking') return;
    if (endAll !== undefined) await store.endWaiting(tx, office.county, id, { ...endAll, on: office.clock.today() });
    const queries = await store.findQueries(tx, office.county, id);
    const waiting = queries.filter(({ state }) => state === 'waiting');
    const note = waiting.length === 0 ? null : `还有 ${waiting.length} 项等待对方答复，答复后自动取回`;
    await finishProgress(tx, office, job, {
      done: queries.length - waiting.length,
      ...(note === null ? {} : { note }),
    });
    if (waiting.length > 0) return askLater(tx, office, round, waiting);
    await store.updateRound(tx, office.county, id, {
      ...round,
      state: round.kind === 'review' ? 'answered' : 'concluded',
    });
    if (round.kind === 'report') await makeReport(tx, office, round, actorOf(office));
  });
}

async function askLater(tx: Tx, office: ExchangeOffice, { id }: Round, waiting: readonly Query[]): Promise<void> {
  const [next] = waiting.flatMap(({ nextAt }) => nextAt ?? []).toSorted();
  const options = { jobKey: `verification:${id}`, ...(next === undefined ? {} : { runAt: next }) };
  await office.jobs.add(tx, askTask, { verification: id }, options);
}

/** The program failed again and again: what still waited has no answer, and the report says so. */
async function giveUp(office: ExchangeOffice, id: string): Promise<void> {
  const round = await within(office, async (tx) => {
    const found = await store.findRound(tx, office.county, id);
    if (found?.state === 'asking') await failProgress(tx, office, found.job, gaveUp);
    return found;
  });
  if (round?.state === 'asking') await settle(office, round, { state: 'silent', reason: 'failed' });
}

async function sweep(office: ExchangeOffice, run: JobRun): Promise<void> {
  const rounds = await within(office, (tx) => store.findAskingRounds(tx, office.county));
  for (const id of rounds) await askRound(office, id, run);
}
