import { draftSweep, draftTasks } from '#core/cases/index.ts';
import { decisionTasks } from '#core/decisions/index.ts';
import { exchangeTasks, verificationSweep } from '#core/exchange/index.ts';
import { feedsTasks } from '#core/feeds/index.ts';
import { letterTasks } from '#core/letters/index.ts';
import { paymentTasks } from '#core/payments/index.ts';
import { nightlySweep, watchTasks } from '#core/watch/index.ts';
import type { DailyTask, TaskHandler } from '#platform/jobs.ts';
import type { OpenedOffice } from './office.ts';

/** The background work of the whole office, each kind by the module that owns it. */
export const taskHandlers = (office: OpenedOffice): readonly TaskHandler[] => [
  ...letterTasks(office),
  ...feedsTasks(office),
  ...paymentTasks(office),
  ...decisionTasks(office),
  ...exchangeTasks(office),
  ...draftTasks(office),
  ...watchTasks(office),
];

/** What is done once each day. */
export const dailyTasks: readonly DailyTask[] = [draftSweep, verificationSweep, nightlySweep];
