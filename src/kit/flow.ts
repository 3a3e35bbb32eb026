import type { CaseView } from './case-view.ts';
import { ensureDefinition, ensureKey } from './definition-error.ts';
import type { Effect } from './effect.ts';
import type { Form, UnknownAnswers } from './form.ts';

/** Who acts: the applicant himself, or whoever holds one of these posts over the case's division. */
export type FlowActor = 'applicant' | { readonly posts: readonly string[] };

/** A legal clock: how long, from entering the stage or from acceptance (a stage entered again then gains nothing), and its clause. */
export type StageLimit = {
  readonly length: string;
  readonly from: 'stage' | 'acceptance';
  readonly roll: boolean;
  readonly clause: string;
  /** Once this move was made the clock is as long as this: 特殊情况延长. */
  readonly longer?: { readonly move: string; readonly length: string };
};

/**
 * A stage: who is to act, by when, and what the applicant is told meanwhile. While a case stands in a stage that `pauses`,
 * clocks that run from acceptance stand still; the text is the clause that lets them.
 */
export type Stage = {
  readonly name: string;
  readonly actor: FlowActor | null;
  readonly limit?: StageLimit;
  readonly pauses?: string;
  readonly tell: string;
};

/** Why a move can't be made now, in words that say what to do; undefined when nothing stands in the way. */
export type Guard = (view: CaseView) => string | undefined;

/** What is wrong with the answers to a move's form, in words that say what to do; undefined when nothing is. */
export type AnswerCheck = (view: CaseView, answers: UnknownAnswers) => string | undefined;

/**
 * A move from one of several stages to one. `evaluates` runs the rule: `propose` after the effects, on the facts this very
 * move has determined; `confirm` before the guards, on the day of the decision.
 */
export type Move = {
  readonly name: string;
  readonly from: readonly string[];
  readonly to: string;
  readonly by: FlowActor;
  readonly form?: Form;
  /** Answers to begin with, drawn from what is already known: nobody types a thing twice. */
  readonly prefill?: (view: CaseView) => UnknownAnswers;
  readonly evaluates?: 'propose' | 'confirm';
  /** The application counts as accepted from this move on: starts the total limit. */
  readonly accepts?: true;
  /** Moves whose doer may not make this one: four eyes. */
  readonly notBy?: readonly string[];
  readonly guards?: readonly Guard[];
  /** What single fields of the form can't say; asked once it is filled in. */
  readonly checks?: readonly AnswerCheck[];
  readonly effects?: (view: CaseView, answers: UnknownAnswers) => readonly Effect[];
  /** What the time line says it was; shown to the applicant too. */
  readonly done: string;
  readonly emphasis?: 'primary' | 'danger';
};

/** A typed table a clerk can read: stages and the moves between them. `start` is entered by the application itself. */
export type Flow = {
  readonly start: string;
  /** The clock of the whole, from acceptance to the end: whichever of it and a stage's own ends first is the deadline. */
  readonly total?: StageLimit;
  /** Parameters that guards, effects and letters ask for: the view brings their values of the day. */
  readonly settings?: readonly string[];
  readonly stages: { readonly [key: string]: Stage };
  readonly moves: { readonly [key: string]: Move };
};

const stepsFrom = (flow: Flow, stage: string): readonly string[] =>
  Object.values(flow.moves)
    .filter((move) => move.from.includes(stage))
    .map((move) => move.to);

/** The stages that can be reached from a stage, itself included. */
const reachableStages = (flow: Flow, from: string): ReadonlySet<string> => {
  const seen = new Set([from]);
  const open = [from];
  for (let stage = open.pop(); stage !== undefined; stage = open.pop()) {
    for (const next of stepsFrom(flow, stage)) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return seen;
};

/** Declares a flow; throws DefinitionError for an unknown stage, an unreachable one, or one that is stuck without being an end. */
export const defineFlow = (flow: Flow): Flow => {
  const place = '流程';
  const stages = Object.keys(flow.stages);
  ensureDefinition(stages.includes(flow.start), place, `起点 ${flow.start} 不在阶段表中`, '改正 start');
  for (const [key, move] of Object.entries(flow.moves)) {
    const at = `${place} 动作 ${key}`;
    ensureKey(key, at);
    ensureDefinition(move.from.length > 0, at, '没有出发阶段', '在 from 写至少一个阶段');
    for (const stage of [...move.from, move.to]) {
      ensureDefinition(stages.includes(stage), at, `阶段 ${stage} 不存在`, `只能用 ${stages.join('、')}`);
    }
    for (const other of move.notBy ?? []) {
      ensureDefinition(flow.moves[other] !== undefined, at, `notBy 里的动作 ${other} 不存在`, '写本流程的动作名');
    }
  }
  const reachable = reachableStages(flow, flow.start);
  for (const [key, stage] of Object.entries(flow.stages)) {
    const at = `${place} 阶段 ${key}`;
    ensureKey(key, at);
    ensureDefinition(reachable.has(key), at, '到不了', '加一个通向它的动作，或删去它');
    const longer = stage.limit?.longer?.move;
    const known = longer === undefined || flow.moves[longer] !== undefined;
    ensureDefinition(known, at, `延长时限的动作 ${longer} 不存在`, '写本流程的动作名');
    const leaves = Object.values(flow.moves).some((move) => move.from.includes(key));
    ensureDefinition(leaves || stage.actor === null, at, '有人经办却没有动作', '加动作，或把 actor 写成 null');
  }
  return flow;
};

/** The moves that lead out of a stage, by key. */
export const movesFrom = (flow: Flow, stage: string): readonly (readonly [string, Move])[] =>
  Object.entries(flow.moves).filter(([, move]) => move.from.includes(stage));

/** True when this kind of actor may make the move (his scope over the division is asked elsewhere). */
export const mayMake = (move: Pick<Move, 'by'>, actor: 'applicant' | string): boolean =>
  move.by === 'applicant' ? actor === 'applicant' : actor !== 'applicant' && move.by.posts.includes(actor);

/** The reasons why a move can't be made now: the wrong stage, four eyes, its guards, and what is wrong with the answers once there are any. */
export const findMoveFaults = (
  flow: Flow,
  key: string,
  view: CaseView,
  answers: UnknownAnswers | undefined,
  user: string | null,
): readonly string[] => {
  const move = flow.moves[key];
  if (move === undefined) return [`没有“${key}”这个动作`];
  if (!move.from.includes(view.stage))
    return [`当前阶段“${flow.stages[view.stage]?.name ?? view.stage}”不能${move.name}`];
  const faults: string[] = [];
  for (const other of move.notBy ?? []) {
    const done = view.actions.findLast((action) => action.move === other);
    if (user !== null && done?.user === user) {
      faults.push(`“${flow.moves[other]?.name ?? other}”是您本人办的，${move.name}须由另一人办理`);
    }
  }
  for (const guard of move.guards ?? []) {
    const fault = guard(view);
    if (fault !== undefined) faults.push(fault);
  }
  for (const check of answers === undefined ? [] : (move.checks ?? [])) {
    const fault = check(view, answers ?? {});
    if (fault !== undefined) faults.push(fault);
  }
  return faults;
};
