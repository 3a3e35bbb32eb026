import type { LineType, PayRunState } from '#core/payments/payments.contract.ts';
import type { Tone } from '#web/ui/stage-tag.tsx';

export const payRunStates: Readonly<Record<PayRunState, { name: string; tone: Tone }>> = {
  making: { name: '正在生成', tone: 'open' },
  made: { name: '待复核', tone: 'warn' },
  frozen: { name: '已复核冻结', tone: 'good' },
  cancelled: { name: '已作废', tone: 'quiet' },
};

export const lineTypes: Readonly<Record<LineType, string>> = { regular: '正常', 'back-pay': '补发' };
