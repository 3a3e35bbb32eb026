import type { HouseholdState, ImportState, ImportSummary } from '#core/feeds/feeds.contract.ts';
import type { Tone } from '#web/ui/stage-tag.tsx';

export const importStates: Readonly<Record<ImportState, { name: string; tone: Tone }>> = {
  reading: { name: '正在读取', tone: 'open' },
  previewed: { name: '待确认', tone: 'warn' },
  importing: { name: '正在导入', tone: 'open' },
  done: { name: '已导入', tone: 'good' },
  failed: { name: '没有读成', tone: 'bad' },
};

export const householdStates: Readonly<Record<HouseholdState, { name: string; tone: Tone }>> = {
  ready: { name: '可以导入', tone: 'open' },
  faulty: { name: '有错误', tone: 'bad' },
  imported: { name: '已导入', tone: 'good' },
  skipped: { name: '已跳过', tone: 'warn' },
};

/** How many households could be imported now. */
export function readyHouseholds({
  households,
  faulty,
  skipped,
  imported,
}: Pick<ImportSummary, 'households' | 'faulty' | 'skipped' | 'imported'>): number {
  return Math.max(households - faulty - skipped - imported, 0);
}
