import { dibaoInPayment } from '#catalogue/assistance/dibao/fact-kinds.ts';
import {
  coLiving,
  hukou,
  incomeDetermined,
  notIndependent,
  residenceDetermined,
  seriousIllness,
  statusDetermined,
  supportDuty,
  verification,
} from '#catalogue/shared/fact-kinds.ts';
import { incomeItem } from '#catalogue/shared/income-items.ts';
import { propertyDetermined, propertyItem } from '#catalogue/shared/property-items.ts';
import type { Context } from '#core/access/index.ts';
import { asJob, inTransaction } from '#core/access/index.ts';
import { eachSituation, type NewFact, type StoredSituation, unpackSituation, writeFacts } from '#core/people/index.ts';
import { bornKind, type FactKind, relationKind } from '#kit/fact-kind.ts';
import { ageOn, type PlainDate, plainDate } from '#kit/plain-date.ts';
import { dateOfDay, dayNumber, type Situation, type SituationMember, valueOn } from '#kit/situation.ts';

const reviewedOn = plainDate('2026-05-01');
const [windowFirst, windowLast] = [plainDate('2025-05-01'), plainDate('2026-04-30')];
/** 分 a head a month: the standards of the year, by 户口性质. */
const standards = { rural: 62_000, urban: 82_600 } as const;
const [rural, urban] = [1, 2];
const [fits, open] = [1, 3];

const statement = (kind: FactKind, value: number, more: { from?: PlainDate; to?: PlainDate } = {}) => ({
  kind: kind.key,
  value,
  from: more.from ?? reviewedOn,
  to: more.to ?? null,
  standing: 'determined' as const,
  source: '2026年度复核',
  basis: '核对报告、入户调查',
});

/**
 * What the review of a year found out of the ledger's households: most live on what their amount was set by, some on more or
 * less, a few own a vehicle or have a comparison open, and one in twenty was not reached.
 */
const findings = (
  { household, division }: Pick<StoredSituation, 'household' | 'division'>,
  situation: Situation,
  place: number,
): readonly NewFact[] => {
  const turn = place % 60;
  if (turn >= 57) return [];
  const day = dayNumber(reviewedOn);
  const isUrban = division.startsWith('512021001') || division.startsWith('512021002');
  const heads = situation.members.length;
  const running = valueOn(situation.household, dibaoInPayment, day);
  const line = (isUrban ? standards.urban : standards.rural) * heads;
  const income = Math.round(
    running === undefined ? line * nearLine(place) : Math.max(0, line - running) * changed(turn),
  );
  const earner = situation.members.find(({ facts }) => valueOn(facts, relationKind, day) === 1);
  return [
    { ...statement(hukou, isUrban ? urban : rural), household, division },
    { ...statement(residenceDetermined, 1), household, division },
    ...situation.members.flatMap((member) => ofMember(member).map((one) => ({ ...one, person: member.key, division }))),
    ...(earner === undefined ? [] : ofEarner(turn, income).map((one) => ({ ...one, person: earner.key, division }))),
  ];
};

/** How the income stands to what the amount was set by. */
const changed = (turn: number): number => {
  if (turn < 44) return 1;
  if (turn < 48) return 1.25;
  if (turn < 51) return 0.8;
  return turn < 54 ? 3 : 1;
};

/** Who is not in payment lives around the line, most of them above it. */
const nearLine = (place: number): number => 0.9 + (place % 25) * 0.035;

const ofMember = ({ facts }: SituationMember) => {
  const day = dayNumber(reviewedOn);
  const [relation, born] = [valueOn(facts, relationKind, day), valueOn(facts, bornKind, day)];
  const isAdult = born !== undefined && ageOn(dateOfDay(born), reviewedOn) >= 18;
  return [
    statement(statusDetermined, 1),
    statement(verification, fits),
    statement(propertyDetermined, 1),
    statement(incomeDetermined, 1, { from: windowFirst, to: windowLast }),
    ...((relation === 20 || relation === 30) && isAdult ? [statement(notIndependent, 1)] : []),
    ...(relation === 50 ? [statement(supportDuty, 1), statement(coLiving, 1)] : []),
  ];
};

const ofEarner = (turn: number, income: number) => [
  ...(income > 0 ? [statement(incomeItem('business').kind, income * 12, { from: windowFirst, to: windowLast })] : []),
  ...(turn === 53 ? [statement(seriousIllness, 1)] : []),
  ...(turn === 54 ? [statement(propertyItem('vehicles').kind, 6_800_000)] : []),
  ...(turn === 55 ? [statement(verification, open, { from: plainDate('2026-05-02') })] : []),
];

/** Enters what the review of the year found out of every household there is. */
export async function reviewHouseholds(
  office: Pick<Context, 'db' | 'county' | 'clock' | 'catalogue' | 'keys'>,
): Promise<void> {
  const actor = asJob(office, 'practice');
  await inTransaction(office, actor, async (tx) => {
    const reviewed: (readonly NewFact[])[] = [];
    const found: { stored: Pick<StoredSituation, 'household' | 'division'>; situation: Situation }[] = [];
    await eachSituation(tx, office, ({ household, division, members, packed }) => {
      const people = members.map((key) => ({ key, name: key }));
      const situation = unpackSituation(people, packed, { standingAtLeast: 'reported' });
      found.push({ stored: { household, division }, situation });
    });
    found.sort((a, b) => (a.stored.household < b.stored.household ? -1 : 1));
    for (const [place, { stored, situation }] of found.entries()) {
      // A start that was cut short begins anew; what was entered stays.
      const isReviewed = situation.household.some(({ kind }) => kind === residenceDetermined.id);
      if (!isReviewed) reviewed.push(findings(stored, situation, place));
    }
    for (let at = 0; at < reviewed.length; at += 50) {
      await writeFacts(tx, office, { facts: reviewed.slice(at, at + 50).flat() });
    }
  });
}
