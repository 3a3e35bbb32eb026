import { codeName } from '#kit/code-set.ts';
import { bornKind, deathKind, relationKind } from '#kit/fact-kind.ts';
import { ageOn, type PlainDate } from '#kit/plain-date.ts';
import type { Tracer } from '#kit/rule.ts';
import {
  type DayNumber,
  dateOfDay,
  dayNumber,
  holdsOn,
  type SituationMember,
  sinceOn,
  valueOn,
} from '#kit/situation.ts';
import type { ApplicationMonth } from './application-month.ts';
import { relationCodes } from './code-sets.ts';
import {
  clergy,
  coLiving,
  custody,
  declaredMissing,
  enrolment,
  notIndependent,
  statusDetermined,
  supportDuty,
  tekun,
} from './fact-kinds.ts';
import { law } from './law.ts';

/**
 * What became of a candidate: `counted`; `excluded`, one of the family who is by law not counted; `not-family`, no member
 * of the family at all; `unknown`, a fact that decides it is missing.
 */
export type MemberStanding = 'counted' | 'excluded' | 'not-family' | 'unknown';

/** Why. `text` completes “某某（子）：”. */
export type MemberGround = {
  readonly code: string;
  readonly standing: MemberStanding;
  readonly text: string;
  readonly clause: string;
};

export type TestedMember = { readonly member: SituationMember; readonly ground: MemberGround };

const members = `${law.confirmation}第二章（共同生活的家庭成员）`;
const notCounted = `${law.confirmation}第二章（不计入共同生活的家庭成员）；${law.sichuan}`;

const ground = (code: string, standing: MemberStanding, text: string, clause: string): MemberGround => ({
  code,
  standing,
  text,
  clause,
});

const grounds = {
  // R2
  dead: ground('dead', 'excluded', '已死亡', `${law.assistance}第九条`),
  prison: ground('prison', 'excluded', '在监狱内服刑', notCounted),
  rehabilitation: ground('rehabilitation', 'excluded', '在戒毒所强制隔离戒毒', notCounted),
  missing: ground('missing', 'excluded', '被宣告失踪', notCounted),
  clergy: ground('clergy', 'excluded', '宗教教职人员，连续三年以上脱离家庭独立生活', notCounted),
  tekun: ground('tekun', 'excluded', '已认定为特困人员，另行供养', `${law.assistance}第十四条`),
  // R1
  head: ground('head', 'counted', '户主本人', members),
  spouse: ground('spouse', 'counted', '配偶', members),
  minor: ground('minor', 'counted', '未成年子女', members),
  student: ground('student', 'counted', '在校接受全日制本科及以下学历教育的成年子女', members),
  dependent: ground('dependent', 'counted', '已成年但不能独立生活的子女', members),
  independent: ground('independent', 'not-family', '子女已成年，能独立生活', members),
  cared: ground('cared', 'counted', '有法定赡养、扶养、抚养义务关系并长期共同居住', members),
  noDuty: ground('no-duty', 'not-family', '没有法定赡养、扶养、抚养义务关系', members),
  apart: ground('apart', 'not-family', '有法定义务关系，但没有长期共同居住', members),
  // Unknown
  relationUnknown: ground('relation-unknown', 'unknown', '与户主的关系没有认定', members),
  bornUnknown: ground('born-unknown', 'unknown', '出生日期不明，不能判断是否成年', members),
  statusUnknown: ground(
    'status-unknown',
    'unknown',
    '身份情况（羁押服刑、宗教教职、失踪、特困等）没有认定',
    notCounted,
  ),
} as const;

/** 全日制本科及以下. */
const lastCountedEnrolment = 6;

const excludingKinds: ReadonlySet<number> = new Set(
  [deathKind, custody, declaredMissing, clergy, tekun].map(({ id }) => id),
);

/** R2: of the family, but not counted. Those released, serving outside prison or in 社区矫正 at home are counted. */
const findExclusion = (
  { facts }: SituationMember,
  { day, threeYearsAway }: ApplicationMonth,
  decidedOn: DayNumber,
): MemberGround | undefined => {
  // Of most people there is nothing of the kind: they are not searched five times.
  if (!facts.some(({ kind }) => excludingKinds.has(kind))) return undefined;
  // Others are looked at as of the month; nobody dead on the day of the decision is aided.
  const lastDay = decidedOn > day ? decidedOn : day;
  const died = valueOn(facts, deathKind, lastDay);
  if (died !== undefined && died <= lastDay) return grounds.dead;
  const held = valueOn(facts, custody, day);
  if (held === 2) return grounds.prison;
  if (held === 3) return grounds.rehabilitation;
  if (holdsOn(facts, declaredMissing, day)) return grounds.missing;
  const cleric = sinceOn(facts, clergy, day);
  if (cleric !== undefined && cleric <= threeYearsAway) return grounds.clergy;
  if (holdsOn(facts, tekun, day)) return grounds.tekun;
  return undefined;
};

const testChild = ({ facts }: SituationMember, { day, adultBorn }: ApplicationMonth): MemberGround => {
  const born = valueOn(facts, bornKind, day);
  if (born === undefined) return grounds.bornUnknown;
  if (born > adultBorn) return grounds.minor;
  const attends = valueOn(facts, enrolment, day);
  if (attends !== undefined && attends >= 1 && attends <= lastCountedEnrolment) return grounds.student;
  return holdsOn(facts, notIndependent, day) ? grounds.dependent : grounds.independent;
};

/** Whether a candidate counts as a co-living member of the family at the end of the month of application (R1, R2 of 民发〔2021〕57号). */
export const testMember = (
  member: SituationMember,
  month: ApplicationMonth,
  decidedOn: DayNumber = month.day,
): MemberGround => {
  const { day } = month;
  const excluded = findExclusion(member, month, decidedOn);
  if (excluded !== undefined) return excluded;
  if (!holdsOn(member.facts, statusDetermined, day)) return grounds.statusUnknown;
  switch (valueOn(member.facts, relationKind, day)) {
    case undefined:
      return grounds.relationUnknown;
    case 1:
      return grounds.head;
    case 10:
      return grounds.spouse;
    case 20:
    case 30:
      return testChild(member, month);
    default:
      if (!holdsOn(member.facts, supportDuty, day)) return grounds.noDuty;
      return holdsOn(member.facts, coLiving, day) ? grounds.cared : grounds.apart;
  }
};

const standingWords: Readonly<Record<MemberStanding, string>> = {
  counted: '计入',
  excluded: '不计入',
  'not-family': '不计入',
  unknown: '不能判断',
};

/** “李四（子，20岁）”, as far as it is known. */
const describeMember = (member: SituationMember, { asOf, day }: ApplicationMonth): string => {
  const relation = valueOn(member.facts, relationKind, day);
  const born = valueOn(member.facts, bornKind, day);
  const known = [
    ...(relation === undefined ? [] : [codeName(relationCodes, String(relation).padStart(2, '0'))]),
    ...(born === undefined ? [] : [`${ageOn(dateOfDay(born), asOf)}岁`]),
  ];
  return known.length === 0 ? member.name : `${member.name}（${known.join('，')}）`;
};

/** Tests every candidate and explains each; `decidedOn` is the day by which a death counts. */
export const testMembers = (
  candidates: readonly SituationMember[],
  month: ApplicationMonth,
  decidedOn: PlainDate,
  trace: Tracer,
): readonly TestedMember[] => {
  const decisionDay = dayNumber(decidedOn);
  return candidates.map((member) => {
    const found = testMember(member, month, decisionDay);
    trace.note(() => ({
      kind: 'member',
      text: `${describeMember(member, month)}：${standingWords[found.standing]}，${found.text}`,
      clause: found.clause,
      ...(found.standing === 'unknown' ? {} : { passed: found.standing === 'counted' }),
    }));
    return { member, ground: found };
  });
};
