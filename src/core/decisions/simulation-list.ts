import type { Context } from '#core/access/index.ts';
import type { Tx } from '#platform/database.ts';
import type { TableColumn, TableRow } from '#platform/spreadsheet/index.ts';
import type { SimulationListKind } from './decisions.simulation.contract.ts';
import { type AtLine, stepOf } from './line-tally.ts';
import { maskedHeads } from './masked-heads.ts';
import type { Affected, Simulated } from './simulation.ts';
import { bySize, classNamesOf } from './simulation-result.ts';

export const listNames: Readonly<Record<SimulationListKind, string>> = {
  enters: '新增享受',
  leaves: '不再享受',
  gains: '金额增加',
  loses: '金额减少',
  cliffs: '陡坡',
  'near-line': '刚过线而没有享受',
};

const text = (header: string, width: number): TableColumn => ({ header, width, kind: 'text' });
const money = (header: string): TableColumn => ({ header, width: 16, kind: 'money' });
const whole = (header: string): TableColumn => ({ header, width: 10, kind: 'integer' });

const household = [whole('序号'), text('户主', 12), text('村（社区）', 24), whole('计入人数')];
const affected = [
  money('现在每月(元)'),
  money('拟定后每月(元)'),
  money('增减(元)'),
  text('现在类别', 18),
  text('拟定后类别', 18),
];
const cliff = [
  text('类别', 18),
  money('收入(元/月)'),
  money('到此为止(元/月)'),
  money('再多挣(元/月)'),
  money('失去(元/月)'),
];
const near = [text('类别', 18), money('收入(元/月)'), money('标准线(元/月)'), money('超出(元/月)')];

export function listColumns(list: SimulationListKind): readonly TableColumn[] {
  return [...household, ...(list === 'cliffs' ? cliff : list === 'near-line' ? near : affected)];
}

/** One list of a what-if, whole, and of whom it tells. Needs the job role. */
export async function listRows(
  tx: Tx,
  ctx: Context,
  simulated: Simulated,
  list: SimulationListKind,
): Promise<{ rows: readonly TableRow[]; subjects: readonly string[] }> {
  const { outcome } = simulated;
  const className = classNamesOf(simulated);
  const affectedCells = ({ before, after, classBefore, classAfter }: Affected): TableRow => [
    ...[before, after, after - before, className(classBefore), className(classAfter)],
  ];
  const cliffCells = (one: AtLine): TableRow => [className(one.class), one.value, one.ends, stepOf(one), one.due];
  const nearCells = (one: AtLine): TableRow => [className(one.class), one.value, one.line, one.value - one.line];
  const withCells = <T extends Affected | AtLine>(rows: readonly T[], cells: (row: T) => TableRow) =>
    rows.map((row) => ({ row, cells: cells(row) }));
  const listed =
    list === 'cliffs'
      ? withCells(outcome.cliffs, cliffCells)
      : list === 'near-line'
        ? withCells(outcome.nearLine, nearCells)
        : withCells(outcome.lists[list].toSorted(bySize), affectedCells);
  const heads = await maskedHeads(
    tx,
    ctx,
    listed.map(({ row }) => row),
  );
  const rows = listed.map(({ row, cells }, index): TableRow => {
    const { headName, place } = heads.of(row);
    return [index + 1, headName, place, row.members, ...cells];
  });
  return { rows, subjects: heads.subjects };
}
