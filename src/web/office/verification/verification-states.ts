import type { ConsentState } from '#core/exchange/exchange.contract.ts';
import type { CellState, Conclusion } from '#core/exchange/exchange.report.contract.ts';
import type { Tone } from '#web/ui/stage-tag.tsx';

export const cellTones: Readonly<Record<CellState, Tone>> = {
  'not-asked': 'quiet',
  waiting: 'open',
  answered: 'good',
  silent: 'warn',
  expired: 'warn',
  quarantined: 'bad',
  withheld: 'quiet',
};

export const conclusionTones: Readonly<Record<Conclusion, Tone>> = { met: 'good', over: 'bad', check: 'warn' };

export const consents: Readonly<Record<ConsentState, { readonly name: string; readonly tone: Tone }>> = {
  valid: { name: '已授权', tone: 'good' },
  guardian: { name: '监护人授权', tone: 'good' },
  missing: { name: '未授权', tone: 'warn' },
  withdrawn: { name: '已撤回', tone: 'bad' },
  expired: { name: '授权过期', tone: 'warn' },
};
