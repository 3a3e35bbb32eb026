import { deathKind, type FactKind, relationKind } from '#kit/fact-kind.ts';
import { fen, formatYuan } from '#kit/money.ts';
import { firstDay, formatChinese } from '#kit/plain-date.ts';
import { silent } from '#kit/rule.ts';
import { defineSignal, type Signal, type SignalHit, type WatchedOn } from '#kit/signal.ts';
import {
  type DayNumber,
  dateOfDay,
  dayNumber,
  holdsOn,
  openEnd,
  type Situation,
  type SituationMember,
  sinceOn,
  valueOn,
} from '#kit/situation.ts';
import { disabilityKinds } from '../../shared/disability.ts';
import {
  collectiveShare,
  contractedLand,
  custody,
  hukou,
  residenceDetermined,
  standardType,
  tekun,
  urbanRegistered,
  urbanResidence,
} from '../../shared/fact-kinds.ts';
import { wageItem } from '../../shared/income-items.ts';
import { law } from '../../shared/law.ts';
import { propertyItem } from '../../shared/property-items.ts';
import { findStandardType, standardTypeNames } from '../../shared/standard-type.ts';
import { determinedFor } from './determined-for.ts';
import { dibaoInPayment, graceGranted } from './fact-kinds.ts';
import { standardOf } from './standard.ts';

const management = `${law.assistance}第十三条（动态管理）；${law.confirmation}第六章`;

const none: readonly SignalHit[] = [];

/** Those who belong to the household on the day. */
const membersOn = ({ members }: Situation, day: DayNumber): readonly SituationMember[] =>
  members.filter(({ facts }) => holdsOn(facts, relationKind, day));

const dateText = (day: DayNumber): string => formatChinese(dateOfDay(day));

/** One hit a member of whom `find` says something: the day its cause began, and the words after his name. */
const ofMembers = (
  situation: Situation,
  day: DayNumber,
  find: (member: SituationMember) => { readonly since: DayNumber; readonly text: string } | undefined,
): readonly SignalHit[] => {
  let hits: SignalHit[] | undefined;
  for (const member of membersOn(situation, day)) {
    const found = find(member);
    if (found === undefined) continue;
    hits ??= [];
    hits.push({ member: member.key, cause: String(found.since), text: `${member.name}${found.text}` });
  }
  return hits ?? none;
};

/** The first day of the month for which the household was determined last. */
const notWeighedSince = (situation: Situation): DayNumber | undefined => {
  const month = determinedFor(situation);
  return month === undefined ? undefined : dayNumber(firstDay(month));
};

/** An officer knew of it when he determined the household: what only came to be known later was not weighed. */
const wasWeighed = (
  situation: Situation,
  { today, determined }: WatchedOn,
  about: { readonly member: string; readonly kind: FactKind; readonly since: DayNumber },
): boolean => {
  const weighed = notWeighedSince(situation);
  if (weighed === undefined || about.since >= weighed) return false;
  const known = determined().members.find(({ key }) => key === about.member);
  return known !== undefined && holdsOn(known.facts, about.kind, dayNumber(today));
};

const common = { benefit: 'dibao', domain: 'assistance', posts: ['town-investigator'], parameters: [] };
const urgent = { ...common, severity: 'A', answer: '1wd' } as const;
const soon = { ...common, severity: 'B', answer: '5wd' } as const;

const memberDied = defineSignal({
  ...urgent,
  key: 'dibao.member-died',
  name: '成员死亡仍在保障',
  clause: management,
  reads: [deathKind, relationKind, dibaoInPayment],
  look: (situation, on) => {
    const day = dayNumber(on.today);
    return ofMembers(situation, day, ({ key, facts }) => {
      const died = valueOn(facts, deathKind, day);
      if (died === undefined || died > day) return undefined;
      const since = dayNumber(dateOfDay(died));
      if (wasWeighed(situation, on, { member: key, kind: deathKind, since })) return undefined;
      return { since, text: `已于${dateText(since)}死亡，仍在保障家庭中；死亡当月照发，次月起应调整或停发` };
    });
  },
});

const held = new Map<number | undefined, string>([
  [2, '在监狱服刑'],
  [3, '在戒毒所强制隔离戒毒'],
]);

const memberHeld = defineSignal({
  ...urgent,
  key: 'dibao.member-held',
  name: '成员服刑或强制隔离戒毒',
  clause: `${law.confirmation}第二章（不计入共同生活的家庭成员）；${law.sichuan}`,
  reads: [custody, relationKind, dibaoInPayment],
  look: (situation, on) => {
    const day = dayNumber(on.today);
    return ofMembers(situation, day, ({ key, facts }) => {
      const where = held.get(valueOn(facts, custody, day));
      const since = sinceOn(facts, custody, day);
      if (where === undefined || since === undefined) return undefined;
      if (wasWeighed(situation, on, { member: key, kind: custody, since })) return undefined;
      return { since, text: `${dateText(since)}起${where}，不计入共同生活的家庭成员` };
    });
  },
});

const alsoTekun = defineSignal({
  ...urgent,
  key: 'dibao.also-tekun',
  name: '低保和特困同时享受',
  clause: `${law.assistance}第十四条`,
  reads: [tekun, relationKind, dibaoInPayment],
  look: (situation, on) => {
    const day = dayNumber(on.today);
    return ofMembers(situation, day, ({ key, facts }) => {
      const since = sinceOn(facts, tekun, day);
      if (since === undefined || wasWeighed(situation, on, { member: key, kind: tekun, since })) return undefined;
      return { since, text: `${dateText(since)}起为特困人员，不能同时享受低保` };
    });
  },
});

/** The day on which a category of the certificate ended, while the household was paid, without another in force. */
const endedOn = (
  { facts }: SituationMember,
  kind: FactKind,
  span: { readonly from: DayNumber; readonly to: DayNumber },
): DayNumber | undefined => {
  if (holdsOn(facts, kind, span.to)) return undefined;
  let last: DayNumber | undefined;
  for (const fact of facts) {
    if (fact.kind !== kind.id || fact.to === openEnd || fact.to >= span.to || fact.to < span.from) continue;
    if (last === undefined || fact.to > last) last = fact.to;
  }
  return last;
};

const disabilityEnded = defineSignal({
  ...urgent,
  key: 'dibao.disability-ended',
  name: '残疾证已失效',
  clause: `${law.sichuan}（分类施保）`,
  reads: [...disabilityKinds, relationKind, dibaoInPayment],
  look: (situation, on) => {
    const day = dayNumber(on.today);
    const from = notWeighedSince(situation) ?? sinceOn(situation.household, dibaoInPayment, day);
    if (from === undefined) return none;
    return ofMembers(situation, day, (member) => {
      for (const kind of disabilityKinds) {
        const since = endedOn(member, kind, { from, to: day });
        if (since !== undefined)
          return { since, text: `的${kind.name}证明${dateText(since)}后失效，按残疾增发、扣减的要重新核定` };
      }
      return undefined;
    });
  },
});

const company = propertyItem('company').kind;

const newCompany = defineSignal({
  ...soon,
  key: 'dibao.new-company',
  name: '新登记为企业负责人',
  clause: `${law.confirmation}第三章（家庭财产）`,
  reads: [company, relationKind, dibaoInPayment],
  look: (situation, on) => {
    const day = dayNumber(on.today);
    const weighed = notWeighedSince(situation);
    return ofMembers(situation, day, ({ facts }) => {
      const since = sinceOn(facts, company, day);
      if (since === undefined || (weighed !== undefined && since < weighed)) return undefined;
      return { since, text: `${dateText(since)}起登记为在业企业的法定代表人` };
    });
  },
});

const months = 12;

const wageAboveStandard = defineSignal({
  ...soon,
  key: 'dibao.wage-above-standard',
  name: '缴费工资高于全家标准',
  clause: management,
  reads: [
    ...[wageItem.kind, relationKind, dibaoInPayment, graceGranted, standardType, hukou, residenceDetermined],
    ...[urbanRegistered, urbanResidence, contractedLand, collectiveShare],
  ],
  parameters: ['dibao.standard.urban', 'dibao.standard.rural'],
  look: (situation, { today, parameters }) => {
    const day = dayNumber(today);
    // Who was granted 渐退 earns more by leave of the law.
    if (holdsOn(situation.household, graceGranted, day)) return none;
    if (!situation.members.some(({ facts }) => holdsOn(facts, wageItem.kind, day))) return none;
    const type = findStandardType(situation.household, day, silent);
    if (type === undefined) return none;
    const size = membersOn(situation, day).length;
    const standard = standardOf(parameters(today), type);
    return ofMembers(situation, day, ({ facts }) => {
      const yearly = valueOn(facts, wageItem.kind, day);
      const since = sinceOn(facts, wageItem.kind, day);
      if (yearly === undefined || since === undefined || yearly <= standard * size * months) return undefined;
      const monthly = formatYuan(fen(Math.round(yearly / months)));
      const line = `${standardTypeNames[type]}标准 ${formatYuan(standard)} 元×${size} 人`;
      return { since, text: `${dateText(since)}起参保缴费工资每月 ${monthly} 元，高于${line}` };
    });
  },
});

/** What is watched of households that receive 低保: red flags. */
export const dibaoSignals: readonly Signal[] = [
  memberDied,
  memberHeld,
  alsoTekun,
  disabilityEnded,
  newCompany,
  wageAboveStandard,
];
