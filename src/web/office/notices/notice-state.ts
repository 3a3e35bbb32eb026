import type { NoticeLine } from '#core/notices/notices.contract.ts';
import type { Tone } from '#web/ui/stage-tag.tsx';

/** What the state of a notice is called, and how it stands out. */
export const noticeStates: Record<NoticeLine['state'], { name: string; tone: Tone }> = {
  hanging: { name: '公示中', tone: 'open' },
  ended: { name: '期满', tone: 'quiet' },
  'taken-down': { name: '已撤下', tone: 'quiet' },
};
