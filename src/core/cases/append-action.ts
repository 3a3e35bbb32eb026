import type { CaseView } from '#kit/case-view.ts';
import type { Effect } from '#kit/effect.ts';
import { findMoveFaults, type Move, movesFrom } from '#kit/flow.ts';
import type { Form, UnknownAnswers } from '#kit/form.ts';
import type { Tx } from '#platform/database.ts';
import { sm3Of } from '#platform/digest.ts';
import { type Actor, actorName } from '../access/index.ts';
import { append } from '../audit/index.ts';
import { type CaseFile, readCaseFile } from './case-file.ts';
import { insertDecision } from './cases.decisions.store.ts';
import { findBlocking, findDuplicates } from './cases.duplicates.service.ts';
import { insertCheck } from './cases.duplicates.store.ts';
import * as store from './cases.store.ts';
import { type CaseOffice, type EffectPlace, isMoveOf, MoveNotAllowed, type OfficeCase } from './cases.ts';
import { basisOf, type EvaluatedCase, evaluate } from './evaluate-case.ts';
import { openAnswer, sealAnswers } from './sealed-answers.ts';
import { stageDue } from './stage-clock.ts';

/** What is about to happen to a case: a move of its flow, or the application that opens it. */
export type Step = {
  readonly key: string;
  readonly name: string;
  readonly to: string;
  readonly form: Form | undefined;
  readonly answers: UnknownAnswers;
  readonly effects: Move['effects'] | undefined;
  /** The flow's own move; the application has none. */
  readonly move?: Move;
};

const refuse = (file: CaseFile, actor: Actor, step: Step, reasons: readonly string[]): never => {
  const allowed = movesFrom(file.item.flow, file.case.stage)
    .filter(([, move]) => isMoveOf(actor, move, file.case))
    .map(([, move]) => move.name);
  throw MoveNotAllowed({ move: step.key, stage: file.case.stage, reasons, allowed });
};

const placeOf = (office: CaseOffice, file: CaseFile, view: CaseView, seq: number): EffectPlace => ({
  case: file.case,
  people: file.people,
  seq,
  on: view.on,
  sealedAnswer: async (form, field) => {
    const action = file.actions.findLast((one) => one.form === form);
    if (action === undefined) throw new RangeError(`办件里没有填过表单 ${form}`);
    return openAnswer(office.keys, action.payload, field);
  },
  letterText: async (key) => {
    const letter = file.item.letters.find((one) => one.key === key);
    if (letter === undefined) throw new RangeError(`事项 ${file.item.key} 没有文书 ${key}`);
    const { bureau, government } = office.installation;
    const town = townGovernment(file.townName);
    const issuer = letter.issuer?.(view) === 'town' ? town : bureau;
    const text = letter.write({ view, issuer, bureau, government, town });
    return { name: letter.name, series: letter.series, issuer, text };
  },
});

/** 岳阳镇 → 岳阳镇人民政府; a street has no government but an office. */
const townGovernment = (town: string): string => (town.endsWith('街道') ? `${town}办事处` : `${town}人民政府`);

const carryOut = async (tx: Tx, office: CaseOffice, place: EffectPlace, effects: readonly Effect[]): Promise<void> => {
  for (const [position, effect] of effects.entries()) {
    const result = await handle(tx, office, place, effect);
    await store.insertEffect(tx, office.county, {
      case: place.case.id,
      seq: place.seq,
      position,
      effect: effect.effect,
      result,
      division: place.case.division,
    });
  }
};

/** One line a kind, so that the compiler proves each has its handler and gets its own type. */
const handle = (tx: Tx, office: CaseOffice, place: EffectPlace, effect: Effect): Promise<string | null> => {
  const { effects } = office;
  switch (effect.effect) {
    case 'write-facts':
      return effects['write-facts'](tx, office, place, effect);
    case 'set-household':
      return effects['set-household'](tx, office, place, effect);
    case 'post-notice':
      return effects['post-notice'](tx, office, place, effect);
    case 'take-down-notice':
      return effects['take-down-notice'](tx, office, place, effect);
    case 'send-letter':
      return effects['send-letter'](tx, office, place, effect);
    case 'start-benefit':
      return effects['start-benefit'](tx, office, place, effect);
    case 'change-benefit':
      return effects['change-benefit'](tx, office, place, effect);
    case 'stop-benefit':
      return effects['stop-benefit'](tx, office, place, effect);
    case 'restore-benefit':
      return effects['restore-benefit'](tx, office, place, effect);
    case 'hold-benefit':
      return effects['hold-benefit'](tx, office, place, effect);
    case 'release-benefit':
      return effects['release-benefit'](tx, office, place, effect);
    case 'draw-case':
      return effects['draw-case'](tx, office, place, effect);
  }
};

/**
 * The one way anything happens to a case: guards → action → effects → evaluation → projection → audit, in the caller's
 * transaction, which holds the case locked and acts as the job role. Returns the case as it is afterwards.
 * @throws MoveNotAllowed with the reasons and the moves that are allowed
 */
export const appendAction = async (
  tx: Tx,
  office: CaseOffice,
  actor: Actor,
  before: OfficeCase,
  step: Step,
): Promise<OfficeCase> => {
  const today = office.clock.today();
  const user = actor.kind === 'staff' ? actor.user : null;
  let file = await readCaseFile(tx, office, before);

  let evaluated: EvaluatedCase | undefined;
  if (step.move?.evaluates === 'confirm') {
    evaluated = await evaluate(tx, office, basisOf(file), today);
    file = { ...file, view: { ...file.view, decision: evaluated.decision } };
  }
  const duplicates = step.move?.accepts === true ? await findDuplicates(tx, office, before) : [];
  if (step.move !== undefined) {
    const faults = [
      ...findMoveFaults(file.item.flow, step.key, file.view, step.answers, user),
      ...findBlocking(step.move, duplicates),
    ];
    if (faults.length > 0) refuse(file, actor, step, faults);
  }

  const seq = before.seq + 1;
  const payload = step.form === undefined ? {} : sealAnswers(office.keys, step.form, step.answers);
  await store.insertAction(tx, office.county, {
    case: before.id,
    seq,
    move: step.key,
    stage: step.to,
    actorKind: actor.kind === 'staff' ? 'staff' : actor.kind === 'resident' ? 'resident' : 'job',
    actor: actor.kind === 'staff' ? actor.user : actor.kind === 'resident' ? actor.person : null,
    actorName: actorName(actor),
    on: today,
    businessAt: office.clock.businessNow(),
    wallAt: office.clock.wallNow(),
    form: step.form?.key ?? null,
    payload,
    payloadHash: sm3Of(payload),
    division: before.division,
  });

  // Effects see the case with the action in it: its answers are the latest of their form.
  file = await readCaseFile(tx, office, { ...before, decision: evaluated?.decision ?? before.decision });
  const effects = step.effects?.(file.view, step.answers) ?? [];
  const posts = effects.some((effect) => effect.effect === 'post-notice');
  await carryOut(tx, office, placeOf(office, file, file.view, seq), effects);
  if (step.move?.evaluates === 'propose') evaluated = await evaluate(tx, office, basisOf(file), today);
  if (evaluated !== undefined) {
    const made = { case: before.id, seq, division: before.division, confirmed: step.move?.evaluates === 'confirm' };
    await insertDecision(tx, office.county, { ...made, ...evaluated });
  }

  if (step.move?.accepts === true) {
    const place = { case: before.id, seq, division: before.division, on: today };
    await insertCheck(tx, office.county, place, duplicates);
  }

  const stages = file.item.flow.stages;
  const entered = step.to !== before.stage || step.move === undefined;
  const acceptedOn = before.acceptedOn ?? (step.move?.accepts ? today : null);
  const moved = [...file.actions.map(({ move, stage, on }) => ({ move, stage, on }))];
  const enteredOn = entered ? today : before.stageSince;
  const clocks = stageDue(office.catalogue.calendar, file.item.flow, step.to, {
    enteredOn,
    acceptedOn,
    entries: moved,
  });
  const decision = evaluated?.decision ?? before.decision;
  const after: OfficeCase = {
    ...before,
    seq,
    stage: step.to,
    decision,
    posted: posts ? decision : before.posted,
    acceptedOn,
    stageSince: enteredOn,
    ...clocks,
    closed: stages[step.to]?.actor === null,
  };
  await store.updateCase(tx, office.county, after);
  await append(tx, office, actor, {
    action: `case.${step.key}`,
    subjects: file.people.map((person) => person.id),
    detail: { case: before.id, seq, item: before.item },
  });
  return after;
};
