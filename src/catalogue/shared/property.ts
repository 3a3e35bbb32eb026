import { type Fen, fen, formatYuan } from '#kit/money.ts';
import type { Parameters } from '#kit/parameter.ts';
import type { Tracer } from '#kit/rule.ts';
import { type DayNumber, holdsOn, type SituationFact, type SituationMember } from '#kit/situation.ts';
import { countOf, keptFigure, type Ratio, ratioOf } from './figures.ts';
import { law } from './law.ts';
import { type PropertyClass, type PropertyItem, propertyDetermined, propertyItems } from './property-items.ts';

const itemsByKind: ReadonlyMap<number, PropertyItem> = new Map(propertyItems.map((item) => [item.kind.id, item]));

/** What a household owns on a day: 分 of money and vehicles, homes by number and square metres, and what may not be at all. */
export type Property = {
  readonly [C in Exclude<PropertyClass, 'exempt'>]: number;
} & {
  /** Those whose property nobody found out: it is not taken for none. */
  readonly unknown: readonly SituationMember[];
};

const isOn = ({ from, to }: SituationFact, day: DayNumber): boolean => from <= day && day <= to;

/** Sums what the members own on the day and explains each. Several of a kind are added up. */
export const sumProperty = (members: readonly SituationMember[], day: DayNumber, trace: Tracer): Property => {
  const sums = { financial: 0, vehicles: 0, homes: 0, 'home-area': 0, company: 0, purchase: 0, exempt: 0 };
  const unknown: SituationMember[] = [];
  for (const member of members) {
    if (!holdsOn(member.facts, propertyDetermined, day)) unknown.push(member);
    for (const fact of member.facts) {
      const item = fact.kind < 251 || fact.kind > 264 ? undefined : itemsByKind.get(fact.kind);
      if (item === undefined || !isOn(fact, day)) continue;
      sums[item.class] += fact.value;
      trace.note(() => ({ kind: 'fact', text: `${member.name} ${item.kind.name}：${valueText(item, fact.value)}` }));
    }
  }
  return { ...sums, unknown };
};

const valueText = ({ kind, class: of }: PropertyItem, value: number): string => {
  if (kind.value === 'money') return `${formatYuan(fen(value))}元${of === 'exempt' ? '，不计入' : ''}`;
  return kind.value === 'presence' ? '有' : String(value);
};

/** The limits of a class: so many monthly standards of money a head, and of vehicles, machinery and ships in all (R9). */
export type PropertyLimits = {
  readonly name: string;
  readonly financialMonths: number;
  readonly vehicleMonths: number;
};

type Housing = { readonly most: number; readonly area: number; readonly factor: Ratio };

const housingFigures = keptFigure(
  (inForce: Parameters): Housing => ({
    most: countOf(inForce, 'property.homes'),
    area: countOf(inForce, 'property.home-area'),
    factor: ratioOf(inForce, 'property.home-area-factor'),
  }),
);

const clause = `${law.confirmation}第三章（家庭财产）；${law.sichuan}`;

/** One test of R9: what was found, what the limit is, and whether it stands. */
type PropertyTest = { readonly passed: boolean; readonly text: () => string };

const testsOf = (
  property: Property,
  heads: number,
  standard: Fen,
  limits: PropertyLimits,
  { most, area, factor }: Housing,
): readonly PropertyTest[] => {
  const money = fen(limits.financialMonths * standard * heads);
  const vehicles = fen(limits.vehicleMonths * standard);
  const manyHomes = property.homes >= most;
  const wide = property['home-area'] * factor.over > area * factor.times * heads;
  const yuan = (amount: number): string => formatYuan(fen(amount));
  return [
    {
      passed: property.financial <= money,
      text: () =>
        `金融资产 ${yuan(property.financial)}元，${property.financial <= money ? '不超过' : '超过'}${limits.financialMonths}个月标准 × ${heads}人 = ${yuan(money)}元`,
    },
    {
      passed: property.vehicles <= vehicles,
      text: () =>
        `车辆、机械、船舶 ${yuan(property.vehicles)}元，${property.vehicles <= vehicles ? '不超过' : '超过'}${limits.vehicleMonths}个月标准 = ${yuan(vehicles)}元`,
    },
    {
      passed: !(manyHomes && wide),
      text: () =>
        `住房和商铺 ${property.homes}套，${property['home-area']}平方米（${most}套以上且人均超过 ${area} 平方米的${factor.times / factor.over}倍的不符合）`,
    },
    { passed: property.company === 0, text: () => `经营或雇工的企业负责人：${property.company === 0 ? '没有' : '有'}` },
    { passed: property.purchase === 0, text: () => `近期购建、高标准装修：${property.purchase === 0 ? '没有' : '有'}` },
  ];
};

/** Tests property against the limits of a class: every test is explained; gives the words of those that failed. */
export const testProperty = (
  property: Property,
  heads: number,
  standard: Fen,
  limits: PropertyLimits,
  inForce: Parameters,
  trace: Tracer,
): readonly string[] => {
  const failed: string[] = [];
  for (const { passed, text } of testsOf(property, heads, standard, limits, housingFigures(inForce))) {
    if (!passed) failed.push(text());
    trace.note(() => ({ kind: 'test', text: `${limits.name}财产：${text()}`, clause, passed }));
  }
  return failed;
};
