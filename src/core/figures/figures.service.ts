import { type Actor, access, asJobWithin, type Context, inTransaction } from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import { workbookOf } from '#core/decisions/index.ts';
import { findPathNames, prefixOf } from '#core/divisions/index.ts';
import { findHeads } from '#core/people/index.ts';
import { findByKey } from '#kit/catalogue.ts';
import { type FigureList, type Indicator, listOf } from '#kit/indicator.ts';
import { monthOf, type PlainMonth, plainMonth } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import type { TableColumn } from '#platform/spreadsheet/index.ts';
import type { FigureItem, FigureItems, FigureListQuery, FigureQuery, FigureSheet } from './figures.contract.ts';
import * as store from './figures.store.ts';
import { figureOf, getIndicator, type ListSums, noSums, UnknownFigure } from './figures.ts';

const pageSize = 100;

/** The figures of a benefit in a month (the business month unless said), in the actor's scope and by town. @throws UnknownFigure */
export async function getFigures(ctx: Context, actor: Actor, query: FigureQuery): Promise<FigureSheet> {
  access.require(actor, 'figure.read');
  return inTransaction(ctx, actor, async (tx) => {
    const sheet = await sheetOf(tx, ctx, query);
    const { benefit, month } = sheet;
    await append(tx, ctx, actor, { action: 'figure.read', detail: { benefit, month } });
    return sheet;
  });
}

async function sheetOf(tx: Tx, ctx: Context, query: FigureQuery): Promise<FigureSheet> {
  const benefits = ctx.catalogue.benefits.filter(({ key }) =>
    ctx.catalogue.indicators.some((one) => one.benefit === key),
  );
  const benefit = query.benefit === undefined ? benefits[0] : findByKey(benefits, query.benefit);
  if (benefit === undefined) throw UnknownFigure({ key: query.benefit ?? '', known: benefits.map(({ key }) => key) });
  const month = query.month === undefined ? monthOf(ctx.clock.today()) : plainMonth(query.month);
  const indicators = ctx.catalogue.indicators.filter((one) => one.benefit === benefit.key);
  const counted = await countLists(tx, ctx, indicators, { month, division: query.division });
  const towns = new Set(
    [...counted.values()].flatMap((sums) => [...(sums?.keys() ?? [])]).filter((town) => town !== ''),
  );
  const names = await findPathNames(tx, [...towns], ctx.clock.today());
  const at = (place: string) => (list: FigureList) => {
    const sums = counted.get(list);
    return sums === undefined ? undefined : (sums.get(place) ?? noSums);
  };
  return {
    ...{ month, benefit: benefit.key, benefitName: benefit.name },
    benefits: benefits.map(({ key, name }) => ({ key, name })),
    figures: indicators.map((indicator) => {
      const { key, name, unit, about } = indicator;
      return { key, name, unit, about, ...figureOf(indicator, at('')) };
    }),
    towns: [...towns].sort().map((division) => ({
      division,
      name: names.get(division) ?? division,
      values: indicators.map((indicator) => figureOf(indicator, at(division)).value),
    })),
  };
}

/** Each list is counted once, whoever asks for it. */
async function countLists(
  tx: Tx,
  ctx: Context,
  indicators: readonly Indicator[],
  at: { readonly month: PlainMonth; readonly division: string | undefined },
): Promise<ReadonlyMap<FigureList, ReadonlyMap<string, ListSums> | undefined>> {
  const counted = new Map<FigureList, ReadonlyMap<string, ListSums> | undefined>();
  for (const indicator of indicators) {
    for (const list of listsIn(indicator)) {
      if (counted.has(list)) continue;
      counted.set(list, await store.sumList(tx, ctx.county, askedOf(ctx, { ...indicator }, list, at)));
    }
  }
  return counted;
}

const listsIn = ({ formula }: Indicator): FigureList[] =>
  'numerator' in formula ? [formula.numerator.list, formula.denominator.list] : [listOf({ formula })];

/** Applications are those whose decision may start the benefit: items that one applies for. */
const askedOf = (
  ctx: Context,
  indicator: Indicator,
  list: FigureList,
  { month, division }: { readonly month: PlainMonth; readonly division: string | undefined },
): store.ListAsked => ({
  ...{ list, month, class: indicator.class, benefit: indicator.benefit, today: ctx.clock.today() },
  items: ctx.catalogue.items.filter((item) => item.key === indicator.benefit).map(({ key }) => key),
  rounds: ctx.catalogue.rounds.filter((round) => round.benefit === indicator.benefit).map(({ key }) => key),
  prefix: division === undefined ? ctx.county : prefixOf(division),
});

/** The rows behind a figure in the actor's scope: those of its numerator unless the denominator is asked for. @throws UnknownFigure */
export async function listFigure(
  ctx: Context,
  actor: Actor,
  input: FigureListQuery & { readonly key: string },
): Promise<FigureItems> {
  access.require(actor, 'figure.read');
  const indicator = getIndicator(ctx.catalogue, input.key);
  const { formula } = indicator;
  const list = input.part === 'denominator' && 'numerator' in formula ? formula.denominator.list : listOf(indicator);
  const month = input.month === undefined ? monthOf(ctx.clock.today()) : plainMonth(input.month);
  const [, division, id] = /^(\d{12})_([0-9a-f-]{36})$/.exec(input.after ?? '') ?? [];
  const after = division === undefined || id === undefined ? undefined : { division, id };
  return inTransaction(ctx, actor, async (tx) => {
    const asked = askedOf(ctx, indicator, list, { month, division: input.division });
    const found = await store.findList(tx, ctx.county, { ...asked, after, limit: pageSize });
    await asJobWithin(tx);
    const { items, subjects } = await itemsOf(tx, ctx, found);
    await append(tx, ctx, actor, { action: 'figure.list', subjects, detail: { figure: indicator.key, month } });
    const last = found.length < pageSize ? undefined : found.at(-1);
    const next = last === undefined ? null : `${last.division}_${last.id}`;
    return { name: indicator.name, about: indicator.about, month, items, next };
  });
}

async function itemsOf(
  tx: Tx,
  ctx: Context,
  found: readonly store.ListRow[],
): Promise<{ items: FigureItem[]; subjects: string[] }> {
  const households = found.map(({ household }) => household);
  const heads = await findHeads(tx, ctx, households);
  const divisions = found.map(({ division }) => division);
  const places = await findPathNames(tx, divisions, ctx.clock.today());
  const items = found.map(({ household, name, ...row }) => ({
    ...row,
    name: name ?? heads.get(household)?.name ?? '',
    place: places.get(row.division) ?? row.division,
  }));
  return { items, subjects: [...heads.values()].map(({ person }) => person) };
}

/** The figures of a month as a workbook: the place as a whole first, then each town. */
export async function exportFigures(
  ctx: Context,
  actor: Actor,
  query: FigureQuery,
): Promise<{ readonly name: string; readonly content: Buffer }> {
  access.require(actor, 'figure.read');
  return inTransaction(ctx, actor, async (tx) => {
    const sheet = await sheetOf(tx, ctx, query);
    const { month, benefit, benefitName, figures, towns } = sheet;
    await append(tx, ctx, actor, { action: 'figure.export', detail: { benefit, month } });
    const columns: TableColumn[] = [
      { header: '地区', width: 20, kind: 'text' },
      ...figures.map(({ name, unit }): TableColumn => ({ header: `${name}（${unit}）`, width: 16, kind: 'text' })),
    ];
    const line = (values: readonly (number | null)[]) =>
      values.map((value, index) => cellText(value, figures[index]?.unit ?? '户'));
    const rows = [
      ['合计', ...line(figures.map(({ value }) => value))],
      ...towns.map(({ name, values }) => [name, ...line(values)]),
    ];
    return { name: `${benefitName}统计-${month}.xlsx`, content: await workbookOf(`统计 ${month}`, columns, rows) };
  });
}

const cellText = (value: number | null, unit: Indicator['unit']): string => {
  if (value === null) return '暂无';
  if (unit === '元') return (value / 100).toFixed(2);
  return unit === '%' ? value.toFixed(2) : String(value);
};
