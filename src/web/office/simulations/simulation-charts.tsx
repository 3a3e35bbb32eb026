import { useMemo } from 'react';
import type {
  IncomeBand,
  SimulationMonth,
  SimulationResult,
  SimulationTown,
} from '#core/decisions/decisions.simulation.contract.ts';
import { countText, moneyText, monthText, signedMoney } from '#web/lib/format.ts';
import { BarChart } from '#web/ui/chart/bar-chart.tsx';
import type { Bars } from '#web/ui/chart/bar-option.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { MoneyText } from '#web/ui/money-text.tsx';

/** 元 at an axis: 6,000 or 60万. */
const yuanAtAxis = (yuan: number): string =>
  Math.abs(yuan) >= 10_000 ? `${countText(Math.round(yuan / 1000) / 10)}万` : countText(yuan);
const yuanInFull = (yuan: number): string => moneyText(Math.round(yuan * 100));

const monthColumns: readonly Column<SimulationMonth>[] = [
  { key: 'month', title: '月份', kind: 'nowrap', render: ({ month }) => monthText(month) },
  { key: 'hb', title: '现行户数', kind: 'numeric', render: ({ householdsBefore }) => countText(householdsBefore) },
  { key: 'ha', title: '拟定户数', kind: 'numeric', render: ({ householdsAfter }) => countText(householdsAfter) },
  { key: 'before', title: '现行', kind: 'numeric', render: ({ before }) => <MoneyText amount={before} /> },
  { key: 'after', title: '拟定', kind: 'numeric', render: ({ after }) => <MoneyText amount={after} /> },
  { key: 'difference', title: '增减', kind: 'numeric', render: ({ before, after }) => signedMoney(after - before) },
];

/** The cost of each month, present beside proposed. */
export function CostByMonth({ result: { byMonth } }: { result: SimulationResult }) {
  const bars = useMemo(
    (): Bars => ({
      // The year once, at its first month: twelve long names would not stand beside each other on a phone.
      categories: byMonth.map(({ month }, index) =>
        index === 0 || month.endsWith('-01') ? monthText(month).replace('年', '年\n') : `${Number(month.slice(5))}月`,
      ),
      series: [
        { name: '现行', values: byMonth.map(({ before }) => before / 100), tone: 'before' },
        { name: '拟定', values: byMonth.map(({ after }) => after / 100), tone: 'after' },
      ],
      direction: 'up',
      axisText: yuanAtAxis,
      valueText: yuanInFull,
    }),
    [byMonth],
  );
  const [first, last] = [byMonth[0], byMonth.at(-1)];
  if (first === undefined || last === undefined) return null;
  return (
    <BarChart
      title="每月支出（元）"
      summary={`${monthText(first.month)}现行 ${moneyText(first.before)}，拟定 ${moneyText(first.after)}；${monthText(last.month)}现行 ${moneyText(last.before)}，拟定 ${moneyText(last.after)}。`}
      bars={bars}
      height={280}
    >
      <DataTable
        part
        label="每月支出"
        rows={byMonth}
        columns={monthColumns}
        rowKey={({ month }) => month}
        empty={null}
      />
    </BarChart>
  );
}

const growth = ({ before, after }: SimulationTown): number => after.month - before.month;

const townColumns: readonly Column<SimulationTown>[] = [
  { key: 'name', title: '乡镇（街道）', render: ({ name }) => name },
  { key: 'before', title: '现行每月', kind: 'numeric', render: ({ before }) => <MoneyText amount={before.month} /> },
  { key: 'after', title: '拟定每月', kind: 'numeric', render: ({ after }) => <MoneyText amount={after.month} /> },
  { key: 'growth', title: '增减', kind: 'numeric', render: (town) => signedMoney(growth(town)) },
  { key: 'enters', title: '新增', kind: 'numeric', render: ({ enters }) => countText(enters) },
  { key: 'leaves', title: '退出', kind: 'numeric', render: ({ leaves }) => countText(leaves) },
  { key: 'gains', title: '增加', kind: 'numeric', render: ({ gains }) => countText(gains) },
  { key: 'loses', title: '减少', kind: 'numeric', render: ({ loses }) => countText(loses) },
];

/** What each town would cost more or less a month, the largest growth first. */
export function CostByTown({ result: { towns } }: { result: SimulationResult }) {
  const ordered = useMemo(() => towns.toSorted((a, b) => growth(b) - growth(a)), [towns]);
  const bars = useMemo(
    (): Bars => ({
      categories: ordered.map(({ name }) => name),
      series: [{ name: '每月增减', values: ordered.map((town) => growth(town) / 100), tone: 'after' }],
      direction: 'across',
      axisText: yuanAtAxis,
      valueText: yuanInFull,
    }),
    [ordered],
  );
  const [most] = ordered;
  if (most === undefined) return null;
  return (
    <BarChart
      title="各乡镇（街道）每月增减（元）"
      summary={`${most.name}最多，${signedMoney(growth(most))}。`}
      bars={bars}
      height={40 + ordered.length * 34}
    >
      <DataTable
        part
        label="各乡镇每月"
        rows={ordered}
        columns={townColumns}
        rowKey={({ town }) => town}
        empty={null}
      />
    </BarChart>
  );
}

const bandText = ({ from, to }: IncomeBand): string => (to === null ? `${from}%以上` : `${from}–${to}%`);

const bandColumns: readonly Column<IncomeBand>[] = [
  { key: 'band', title: '收入是标准的', kind: 'nowrap', render: bandText },
  { key: 'before', title: '按现行', kind: 'numeric', render: ({ before }) => countText(before) },
  { key: 'after', title: '按拟定', kind: 'numeric', render: ({ after }) => countText(after) },
];

/** How many households live on how much of the standard: below 100 % is below the line. */
export function IncomeBands({ result: { income } }: { result: SimulationResult }) {
  const bars = useMemo(
    (): Bars => ({
      categories: income.map(({ from, to }) => (to === null ? `${from}+` : String(from))),
      series: [
        { name: '按现行标准', values: income.map(({ before }) => before), tone: 'before' },
        { name: '按拟定标准', values: income.map(({ after }) => after), tone: 'after' },
      ],
      direction: 'up',
      axisText: countText,
      valueText: (count) => `${countText(count)} 户`,
    }),
    [income],
  );
  const below = (of: 'before' | 'after') =>
    income.filter(({ to }) => to !== null && to <= 100).reduce((sum, band) => sum + band[of], 0);
  return (
    <BarChart
      title="收入占标准的百分数（户）"
      summary={`100 是标准线。线下的，按现行标准 ${countText(below('before'))} 户，按拟定标准 ${countText(below('after'))} 户。`}
      bars={bars}
      height={280}
    >
      <DataTable
        part
        label="收入占标准的百分数"
        rows={income}
        columns={bandColumns}
        rowKey={({ from }) => String(from)}
        empty={null}
      />
    </BarChart>
  );
}
