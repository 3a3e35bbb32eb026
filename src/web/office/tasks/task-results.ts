import type { TaskResult } from '#core/watch/watch.contract.ts';
import type { Tone } from '#web/ui/stage-tag.tsx';

/** What came of a task, as people call it. */
export const taskResults: Readonly<Record<TaskResult, { readonly name: string; readonly tone: Tone }>> = {
  true: { name: '属实', tone: 'bad' },
  false: { name: '不实', tone: 'quiet' },
  explained: { name: '有合理说明', tone: 'good' },
  kept: { name: '没有变化', tone: 'good' },
  changed: { name: '有变化', tone: 'warn' },
  gone: { name: '起因已消失', tone: 'quiet' },
};
