import { defineFlow } from '#kit/flow.ts';
import { decisionMoves } from './decision-moves.ts';
import { intakeMoves } from './intake-moves.ts';
import { investigationMoves } from './investigation-moves.ts';
import { flowSettings } from './settings.ts';
import { stages, totalLimit } from './stages.ts';

/** An application for 低保 from the first line to the last: every move, who makes it, and what stands in its way. */
export const flow = defineFlow({
  start: 'submitted',
  total: totalLimit,
  settings: flowSettings,
  stages,
  moves: { ...intakeMoves, ...investigationMoves, ...decisionMoves },
});
