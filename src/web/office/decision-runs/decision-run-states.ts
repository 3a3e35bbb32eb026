import type { DecisionRunDetail, DecisionRunState, ProposalKind } from '#core/decisions/decisions.contract.ts';
import type { Tone } from '#web/ui/stage-tag.tsx';

export const decisionRunStates: Readonly<Record<DecisionRunState, { name: string; tone: Tone }>> = {
  deciding: { name: '正在判定', tone: 'open' },
  decided: { name: '已判定', tone: 'good' },
  cancelled: { name: '已取消', tone: 'quiet' },
  failed: { name: '没有完成', tone: 'bad' },
};

/** What a proposal is called, and what a clerk does with it: nothing changes by itself. */
export const proposalKinds: Readonly<Record<ProposalKind, { name: string; tone: Tone; next: string }>> = {
  start: {
    name: '可能符合',
    tone: 'good',
    next: '请上门了解情况，告知可以申请；本人不申请的，不纳入。',
  },
  change: {
    name: '金额应调整',
    tone: 'warn',
    next: '请对这一户复核：核实事实，按程序调整金额；复核作出决定以前，仍按原金额发放。',
  },
  stop: {
    name: '应停发',
    tone: 'bad',
    next: '请对这一户复核：核实事实，听取本人意见，按程序停发；复核作出决定以前，仍按原金额发放。',
  },
};

export const proposalOrder: readonly ProposalKind[] = ['stop', 'change', 'start'];

/** How many proposals there are: of a kind, of a town, of both, or all. */
export function proposalsOf(run: DecisionRunDetail, kind: ProposalKind | undefined, town: string | undefined): number {
  const counts = town === undefined ? run : run.towns.find((each) => each.town === town);
  if (counts === undefined) return 0;
  const { starts, changes, stops } = counts;
  return kind === undefined ? starts + changes + stops : { start: starts, change: changes, stop: stops }[kind];
}
