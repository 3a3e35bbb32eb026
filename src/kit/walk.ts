import type { CaseAction, CasePerson, CaseView } from './case-view.ts';
import type { Effect } from './effect.ts';
import { findMoveFaults, mayMake } from './flow.ts';
import type { UnknownAnswers } from './form.ts';
import { checkAnswers } from './form-check.ts';
import type { Item } from './item.ts';
import type { Fen } from './money.ts';
import { addDays, monthOf, type PlainDate } from './plain-date.ts';
import type { ExplainedDecision } from './rule.ts';

/** Something that happens to a case on a day: a move, a signature, an objection that comes or is answered. */
export type WalkStep = {
  readonly on: PlainDate;
  readonly move?: string;
  /** The key of the post that acts, or the applicant. */
  readonly by?: string;
  /** Who does it; one person a post unless said. */
  readonly user?: string;
  readonly answers?: UnknownAnswers;
  /** What the rule says when the move evaluates. */
  readonly decision?: ExplainedDecision;
  readonly signs?: readonly string[];
  readonly openObjections?: number;
  /** Whether the draw of this step falls on the case. */
  readonly drawn?: boolean;
  /** Who died, by name. */
  readonly died?: readonly string[];
  /** The move must be refused with these words; nothing happens. */
  readonly refused?: string;
  /** The letters that go out, by key, and no others. */
  readonly letters?: readonly string[];
  /** The stage afterwards. */
  readonly stage?: string;
};

/** A path of one case through the stages of an item. */
export type Walk = {
  readonly name: string;
  readonly place: string;
  readonly item: Item;
  readonly appliedOn: PlainDate;
  readonly people: readonly CasePerson[];
  /** What of the application matters on this path; undefined where nothing does. */
  readonly application: UnknownAnswers | undefined;
  /** Values of the parameters the flow asks for, and what runs for the household. */
  readonly settings: Readonly<Record<string, string>>;
  readonly running: Readonly<Record<string, Fen>>;
  readonly steps: readonly WalkStep[];
};

/** What a walk led to: the effects in their order, and what came out otherwise than written. */
export type WalkResult = {
  readonly view: CaseView;
  readonly effects: readonly Effect[];
  readonly faults: readonly string[];
};

/** Where a walk stands: the case, what it caused, and what came out otherwise than written. */
export type WalkState = {
  readonly view: CaseView;
  readonly effects: readonly Effect[];
  readonly faults: readonly string[];
};

const applied = (item: Item, on: PlainDate, answers: UnknownAnswers): CaseAction => ({
  ...{ seq: 1, move: 'apply', on, user: null },
  ...{ form: item.form.key, answers },
});

/** A case as its application opens it. */
export const beginWalk = ({ item, appliedOn, people, ...walk }: Walk): WalkState => ({
  view: {
    id: '00000000-0000-4000-8000-000000000000',
    number: '示例办件',
    on: appliedOn,
    appliedIn: monthOf(appliedOn),
    stage: item.flow.start,
    division: '512021100201',
    divisionName: '岳阳镇棋盘村',
    people,
    actions: walk.application === undefined ? [] : [applied(item, appliedOn, walk.application)],
    notice: null,
    objections: 0,
    draw: null,
    settings: walk.settings,
    running: walk.running,
    decision: null,
    posted: null,
  },
  effects: [],
  faults: [],
});

const withNotice = (view: CaseView, effects: readonly Effect[]): CaseView => {
  const posted = effects.find((effect) => effect.effect === 'post-notice');
  if (posted === undefined) return view;
  const notice = { postedOn: view.on, lastDay: addDays(view.on, posted.days), openObjections: 0 };
  return { ...view, notice, posted: view.decision };
};

const withDraw = (view: CaseView, effects: readonly Effect[], drawn: boolean): CaseView => {
  const made = effects.find((effect) => effect.effect === 'draw-case');
  return made === undefined ? view : { ...view, draw: { share: made.share, seed: '0'.repeat(32), drawn } };
};

const stageName = (item: Item, stage: string): string => item.flow.stages[stage]?.name ?? stage;

/** Makes a move as the engine makes it: form, rule before a confirmation, guards, action, effects, rule after a finding. */
const makeMove = (item: Item, { view, effects, faults }: WalkState, key: string, step: WalkStep): WalkState => {
  const move = item.flow.moves[key];
  if (move === undefined) return { view, effects, faults: [...faults, `没有动作 ${key}`] };
  const checked =
    move.form === undefined ? { ok: true as const, answers: {} } : checkAnswers(move.form, step.answers ?? {}, step.on);
  const decision = step.decision ?? view.decision;
  const before = move.evaluates === 'confirm' ? { ...view, decision } : view;
  const found = [
    ...(mayMake(move, step.by ?? 'applicant') ? [] : [`${step.by}不能${move.name}`]),
    ...(move.evaluates !== undefined && step.decision === undefined ? ['这一步要写认定结果'] : []),
    ...(checked.ok
      ? findMoveFaults(item.flow, key, before, checked.answers, step.user ?? null)
      : checked.faults.map((one) => one.message)),
  ];
  if (step.refused !== undefined) {
    const refused = found.some((fault) => fault.includes(step.refused ?? ''));
    const said = found.length === 0 ? '办成了' : `理由是：${found.join('；')}`;
    return {
      view,
      effects,
      faults: refused ? faults : [...faults, `应当因“${step.refused}”不能${move.name}，${said}`],
    };
  }
  if (!checked.ok || found.length > 0)
    return { view, effects, faults: [...faults, `不能${move.name}：${found.join('；')}`] };
  const action = {
    seq: view.actions.length + 1,
    move: key,
    on: step.on,
    user: step.user ?? null,
    form: move.form?.key ?? null,
    answers: checked.answers,
  };
  const acted = { ...before, actions: [...before.actions, action] };
  const caused = move.effects?.(acted, checked.answers) ?? [];
  const after = {
    ...withDraw(withNotice(acted, caused), caused, step.drawn ?? false),
    stage: move.to,
    ...(move.evaluates === undefined ? {} : { decision }),
  };
  return { view: after, effects: [...effects, ...caused], faults };
};

/** Holds the letters that the effects from `first` on send against those the step names. */
const withLetterFaults = (item: Item, state: WalkState, first: number, { on, letters }: WalkStep): WalkState => {
  if (letters === undefined) return state;
  const sent = state.effects.slice(first).flatMap((effect) => (effect.effect === 'send-letter' ? [effect.letter] : []));
  if (sent.join() === letters.join()) return state;
  const named = (keys: readonly string[]): string =>
    keys.map((key) => item.letters.find((letter) => letter.key === key)?.name ?? key).join('、') || '没有文书';
  return { ...state, faults: [...state.faults, `${on} 应发${named(letters)}，实发${named(sent)}`] };
};

/** What a step leads to. */
export const takeStep = (item: Item, state: WalkState, step: WalkStep): WalkState => {
  const signs = step.signs ?? [];
  const died = step.died ?? [];
  const people = state.view.people.map((one) => ({
    ...one,
    signedOn: signs.includes(one.name) ? step.on : one.signedOn,
    died: died.includes(one.name) ? step.on : one.died,
  }));
  const { notice } = state.view;
  const heard =
    notice === null || step.openObjections === undefined ? notice : { ...notice, openObjections: step.openObjections };
  const objections = Math.max(state.view.objections, step.openObjections ?? 0);
  const come: WalkState = { ...state, view: { ...state.view, on: step.on, people, notice: heard, objections } };
  const moved = step.move === undefined ? come : makeMove(item, come, step.move, step);
  const done = withLetterFaults(item, moved, come.effects.length, step);
  if (step.stage === undefined || done.view.stage === step.stage) return done;
  const where = `${step.on} 应在“${stageName(item, step.stage)}”，实在“${stageName(item, done.view.stage)}”`;
  return { ...done, faults: [...done.faults, where] };
};

/** Takes a case through the steps; pure. */
export const takeWalk = (walk: Walk): WalkResult =>
  walk.steps.reduce<WalkState>((state, step) => takeStep(walk.item, state, step), beginWalk(walk));
