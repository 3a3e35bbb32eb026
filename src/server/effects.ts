import { randomBytes } from 'node:crypto';
import {
  changeBenefit,
  holdBenefit,
  releaseBenefit,
  restoreBenefit,
  startBenefit,
  stopBenefit,
} from '#core/benefits/index.ts';
import { type EffectHandlers, insertDraw, isDrawn } from '#core/cases/index.ts';
import { issueLetter } from '#core/letters/index.ts';
import { postNotice, takeDownNotice } from '#core/notices/index.ts';
import {
  addBankAccount,
  correctFact,
  type Fact,
  findCurrentFacts,
  retractFact,
  setMembers,
  writeFacts,
} from '#core/people/index.ts';
import { findByKey } from '#kit/catalogue.ts';
import type { FactsReplaced } from '#kit/effect.ts';
import { addDays } from '#kit/plain-date.ts';
import { sm3Of } from '#platform/digest.ts';

/** The new determination that speaks about the same thing at the same standing, in a period that overlaps. */
const findSuccessor = (
  fact: Fact,
  standing: Fact['standing'],
  replaced: readonly FactsReplaced[],
): FactsReplaced | undefined =>
  fact.standing !== standing
    ? undefined
    : replaced.find(
        ({ people, household, kinds, from, to }) =>
          (fact.person === null ? household : people.includes(fact.person)) &&
          kinds.includes(fact.kind) &&
          (to === null || fact.from <= to) &&
          (fact.to === null || fact.to >= from),
      );

/** What a move of a flow causes elsewhere: each effect of the closed list, joined to the module that carries it out. */
export const effectHandlers: EffectHandlers = {
  'write-facts': async (tx, ctx, place, effect) => {
    const people = place.people.map((person) => person.id);
    const known = await findCurrentFacts(tx, ctx, people, place.case.household);
    const source = `办件 ${place.case.number}`;
    const gone = new Set<string>();
    for (const fact of known) {
      const successor = findSuccessor(fact, effect.standing, effect.replaces ?? []);
      if (successor === undefined) continue;
      gone.add(fact.id);
      const change = { fact: fact.id, source, basis: '由新的认定代替', case: place.case.id };
      // What was found for the time before stays found.
      if (fact.from < successor.from) await correctFact(tx, ctx, { ...change, to: addDays(successor.from, -1) });
      else await retractFact(tx, ctx, change);
    }
    await writeFacts(tx, ctx, {
      facts: effect.facts.map((fact) => ({
        ...(fact.person === null ? { household: place.case.household } : { person: fact.person }),
        kind: fact.kind,
        value: fact.value,
        from: fact.from,
        to: fact.to,
        standing: effect.standing,
        source,
        basis: fact.basis,
        // A determination names what it weighed: all that was known of the same kind about the same subject.
        weighed: known
          .filter((one) => one.kind === fact.kind && one.person === fact.person && !gone.has(one.id))
          .map((one) => one.id),
        case: place.case.id,
        division: place.case.division,
      })),
    });
    return null;
  },
  'set-household': async (tx, ctx, place, effect) => {
    await setMembers(tx, ctx, { household: place.case.household, members: [...effect.members], from: effect.from });
    return place.case.household;
  },
  'post-notice': (tx, ctx, place, effect) =>
    postNotice(tx, ctx, {
      case: place.case.id,
      division: effect.division,
      content: effect.content,
      on: place.on,
      days: effect.days,
    }),
  'take-down-notice': async (tx, ctx, place) => {
    await takeDownNotice(tx, ctx, { case: place.case.id, on: place.on });
    return null;
  },
  'send-letter': async (tx, ctx, place, effect) => {
    const letter = await place.letterText(effect.letter);
    return issueLetter(tx, ctx, {
      case: place.case.id,
      kind: effect.letter,
      ...letter,
      recipient: place.case.applicant,
      division: place.case.division,
      on: place.on,
    });
  },
  'start-benefit': async (tx, ctx, place, effect) => {
    const payee = place.people.find((person) => person.id === effect.payee);
    const account = await addBankAccount(tx, ctx, {
      person: effect.payee,
      number: await place.sealedAnswer(effect.account.form, effect.account.field),
      holder: payee?.name ?? place.case.applicantName,
    });
    return startBenefit(tx, ctx, {
      kind: effect.benefit,
      household: place.case.household,
      case: place.case.id,
      document: `${findByKey(ctx.catalogue.benefits, effect.benefit)?.name ?? effect.benefit} ${place.case.number}`,
      payee: effect.payee,
      account,
      from: effect.from,
      amount: effect.amount,
      members: [...effect.members],
      division: place.case.division,
    });
  },
  'change-benefit': async (tx, ctx, place, effect) => {
    await changeBenefit(tx, ctx, {
      household: place.case.household,
      kind: effect.benefit,
      from: effect.from,
      amount: effect.amount,
      ...(effect.members === undefined ? {} : { members: effect.members }),
      reason: `办件 ${place.case.number}`,
    });
    return null;
  },
  'stop-benefit': async (tx, ctx, place, effect) => {
    await stopBenefit(tx, ctx, {
      household: place.case.household,
      kind: effect.benefit,
      from: effect.from,
      reason: effect.reason,
    });
    return null;
  },
  'restore-benefit': (tx, ctx, place, effect) =>
    restoreBenefit(tx, ctx, { household: place.case.household, kind: effect.benefit, reason: effect.reason }),
  'hold-benefit': (tx, ctx, place, effect) =>
    holdBenefit(tx, ctx, {
      household: place.case.household,
      kind: effect.benefit,
      on: place.on,
      reason: effect.reason,
    }),
  'release-benefit': (tx, ctx, place, effect) =>
    releaseBenefit(tx, ctx, { household: place.case.household, kind: effect.benefit, on: place.on }),
  'draw-case': async (tx, ctx, place, { share }) => {
    const { id, number, division } = place.case;
    // A practice county is the same at every start; nobody's chance hangs on it.
    const drawnBy = ctx.installation.practice ? sm3Of({ number }) : randomBytes(16);
    const seed = drawnBy.toString('hex', 0, 16);
    const drawn = isDrawn(seed, id, share);
    await insertDraw(tx, ctx.county, { case: id, seq: place.seq, share, seed, drawn, division });
    return null;
  },
};
