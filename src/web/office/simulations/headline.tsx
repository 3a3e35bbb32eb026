import type { SimulationResult } from '#core/decisions/decisions.simulation.contract.ts';
import { fen, formatYuan } from '#kit/money.ts';
import { countText, moneyText, monthText, signedCount, signedMoney } from '#web/lib/format.ts';
import { Figures } from '#web/ui/figures.tsx';

/** Households, people, cost of a month and of all: proposed, present, difference. */
export function Headline({ result: { before, after, month, months } }: { result: SimulationResult }) {
  const count = (now: number, then: number, unit: string) =>
    `现行 ${countText(now)} ${unit}\n${signedCount(then - now)} ${unit}`;
  const money = (now: number, then: number) => `现行 ${moneyText(now)}\n${signedMoney(then - now)}`;
  return (
    <Figures
      label="拟定和现行"
      figures={[
        {
          name: '享受的家庭',
          count: after.households,
          unit: '户',
          note: count(before.households, after.households, '户'),
        },
        { name: '享受的人', count: after.people, unit: '人', note: count(before.people, after.people, '人') },
        {
          name: `${monthText(month)}支出`,
          text: formatYuan(fen(after.month)),
          unit: '元',
          note: money(before.month, after.month),
        },
        {
          name: `${countText(months.length)} 个月合计`,
          text: formatYuan(fen(after.total)),
          unit: '元',
          note: money(before.total, after.total),
        },
      ]}
    />
  );
}
