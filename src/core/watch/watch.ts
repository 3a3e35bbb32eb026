import { type Catalogue, findByKey } from '#kit/catalogue.ts';
import type { FieldFault } from '#kit/form-check.ts';
import { daysBetween, type PlainDate } from '#kit/plain-date.ts';
import type { Round } from '#kit/round.ts';
import type { Signal, SignalSeverity } from '#kit/signal.ts';
import { type Deadline, type WorkCalendar, workingDaysBetween } from '#kit/work-calendar.ts';
import { sm3Of } from '#platform/digest.ts';
import { defineError, type NoFacts } from '#platform/errors.ts';
import type { TaskResult, TaskSource, WorkColour } from './watch.contract.ts';

/** What a sweep found at a household; people stand in the reason by their ids. */
export interface Found {
  readonly source: TaskSource;
  readonly kind: string;
  readonly severity: SignalSeverity | null;
  readonly household: string;
  readonly person: string | null;
  readonly cause: Buffer;
  readonly reason: string;
  readonly domain: string;
  readonly posts: readonly string[];
  readonly dueOn: PlainDate | null;
  readonly duePending: boolean;
  readonly division: string;
}

/** A piece of work that a signal or a round opened. */
export interface Task {
  readonly id: string;
  readonly source: TaskSource;
  readonly kind: string;
  readonly severity: SignalSeverity | null;
  readonly household: string;
  readonly person: string | null;
  readonly reason: string;
  readonly posts: readonly string[];
  readonly openedOn: PlainDate;
  readonly dueOn: PlainDate | null;
  readonly duePending: boolean;
  readonly result: TaskResult | null;
  readonly answer: string | null;
  readonly closedOn: PlainDate | null;
  readonly closedByName: string | null;
  readonly division: string;
}

export const TaskNotFound = defineError<NoFacts>(
  'watch.task-not-found',
  'not-found',
  '没有找到待办',
  () => '待办不存在，或不在您的管辖范围内。请从“我的工作”进入。',
);

export const TaskNotYours = defineError<{ posts: readonly string[] }>(
  'watch.task-not-yours',
  'forbidden',
  '不由本岗位办理',
  ({ posts }) => `这项待办由${posts.join('、')}办理。请切换到相应岗位，或请分管领导指派。`,
);

export const TaskClosed = defineError<{ result: string }>(
  'watch.task-closed',
  'conflict',
  '待办已经办结',
  ({ result }) => `这项待办已经办结，结果是“${result}”。请刷新页面查看。`,
);

export const AnswerUnfit = defineError<{ faults: readonly FieldFault[] }>(
  'watch.answer-unfit',
  'invalid',
  '填写的内容有误',
  ({ faults }) => `有 ${faults.length} 处需要改正：${faults.map(({ message }) => message).join('；')}。`,
);

export const SweepUnderWay = defineError<NoFacts>(
  'watch.sweep-under-way',
  'conflict',
  '正在巡查',
  () => '全县巡查还在进行，完成后会更新线索和待办。请稍后刷新页面。',
);

export const WorkNotFound = defineError<NoFacts>(
  'watch.work-not-found',
  'not-found',
  '没有找到这项工作',
  () => '办件或待办不存在、已办结，或不在您的管辖范围内。请刷新工作清单。',
);

export const CannotBeAssigned = defineError<{ name: string }>(
  'watch.cannot-be-assigned',
  'conflict',
  '不能指派给此人',
  ({ name }) => `${name}在这里没有办理这项工作的岗位。请从列出的人员中选择。`,
);

/** The digest of a cause: what it is made of, whoever words it. */
export const causeOf = (member: string | null, cause: string): Buffer => sm3Of({ member, cause });

/** A deadline as it is stored: the last day before rolling where a calendar is missing. */
export const storedDeadline = (due: Deadline): Pick<Found, 'dueOn' | 'duePending'> =>
  due.ok ? { dueOn: due.date, duePending: false } : { dueOn: due.nominal ?? null, duePending: true };

/** Working days left until a date, negative when it is past; by calendar days where the calendar is not known. */
export const daysLeft = (calendar: WorkCalendar, today: PlainDate, due: PlainDate): number =>
  due >= today
    ? (workingDaysBetween(calendar, today, due) ?? daysBetween(today, due))
    : -(workingDaysBetween(calendar, due, today) ?? daysBetween(due, today));

/** Working days from which on a clock is amber. */
const near = 3;

/** red: overdue · amber: three working days or fewer are left · green: more · none: no clock. */
export const colourOf = (calendar: WorkCalendar, today: PlainDate, due: PlainDate | null): WorkColour => {
  if (due === null) return 'none';
  if (due < today) return 'red';
  return daysLeft(calendar, today, due) <= near ? 'amber' : 'green';
};

/** The signal or round of a task; a kind that is no longer in the catalogue is none. */
export const definitionOf = (
  { signals, rounds }: Pick<Catalogue, 'signals' | 'rounds'>,
  kind: string,
): Signal | Round | undefined => findByKey(signals, kind) ?? findByKey(rounds, kind);

/** The item by which the office reviews a benefit on its own. */
export const reviewItemOf = ({ items }: Pick<Catalogue, 'items'>, benefit: string) =>
  items.find(({ startedBy }) => startedBy?.benefit === benefit);
