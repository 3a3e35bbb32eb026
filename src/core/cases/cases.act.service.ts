import type { UnknownAnswers } from '#kit/form.ts';
import { checkAnswers } from '#kit/form-check.ts';
import { type Actor, access, asJobWithin, inTransaction, once } from '../access/index.ts';
import { attachToCase } from '../files/index.ts';
import { appendAction } from './append-action.ts';
import { getItem } from './case-file.ts';
import { ensureNotBarred } from './cases.recusal.service.ts';
import { findCase, lockCase } from './cases.store.ts';
import { CaseChanged, CaseNotFound, type CaseOffice, FormFaulty, isMoveOf, MoveNotAllowed } from './cases.ts';
import { filesIn } from './files-in.ts';

/** `seq` is the last action the actor has seen; `key` makes a repeated request the same action once. */
export type Acting = {
  readonly case: string;
  readonly move: string;
  readonly seq: number;
  readonly answers: UnknownAnswers;
  readonly key: string;
};

/**
 * Makes a move of the case's flow. The row policies decide whether the actor sees the case at all; then his post, the stage,
 * the form and the guards are asked in turn.
 * @throws CaseNotFound, MustRecuse, CaseChanged, MoveNotAllowed, FormFaulty
 */
export const act = async (
  office: CaseOffice,
  actor: Actor,
  acting: Acting,
): Promise<{ stage: string; seq: number }> => {
  access.require(actor, 'case.act');
  return inTransaction(office, actor, async (tx) =>
    once(tx, office, actor, acting.key, { ...acting, key: undefined }, async () => {
      const seen = await findCase(tx, office.county, acting.case);
      if (seen === undefined) throw CaseNotFound({ id: acting.case });
      await asJobWithin(tx);
      const officeCase = await lockCase(tx, office.county, acting.case);
      if (officeCase === undefined) throw CaseNotFound({ id: acting.case });
      const item = getItem(office, officeCase.item);
      const move = item.flow.moves[acting.move];
      if (move === undefined || !isMoveOf(actor, move, officeCase)) {
        const allowed = Object.values(item.flow.moves)
          .filter((one) => one.from.includes(officeCase.stage) && isMoveOf(actor, one, officeCase))
          .map((one) => one.name);
        const reasons = [`您的岗位不能${move?.name ?? `办“${acting.move}”`}`];
        throw MoveNotAllowed({ move: acting.move, stage: officeCase.stage, reasons, allowed });
      }
      await ensureNotBarred(tx, office, actor, officeCase);
      if (officeCase.seq !== acting.seq) throw CaseChanged({ seen: acting.seq, now: officeCase.seq });
      const checked =
        move.form === undefined
          ? { ok: true as const, answers: {} }
          : checkAnswers(move.form, acting.answers, office.clock.today());
      if (!checked.ok) throw FormFaulty({ faults: checked.faults });
      const after = await appendAction(tx, office, actor, officeCase, {
        key: acting.move,
        name: move.name,
        to: move.to,
        form: move.form,
        answers: checked.answers,
        effects: move.effects,
        move,
      });
      if (move.form !== undefined)
        await attachToCase(tx, office, actor, filesIn(move.form, checked.answers), officeCase);
      return { stage: after.stage, seq: after.seq };
    }),
  );
};
