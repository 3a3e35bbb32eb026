import type { DecisionRunDetail } from '#core/decisions/decisions.contract.ts';
import { countText, moneyText, signedMoney } from '#web/lib/format.ts';
import { Callout } from '#web/ui/callout.tsx';
import { Figures } from '#web/ui/figures.tsx';

/** How many households of each kind, and what following every proposal would cost. */
export function RunFigures({ run }: { run: DecisionRunDetail }) {
  const { households, running, unchanged, starts, changes, stops, kinds, notDecided, notDecidedInPayment } = run;
  const amountOf = (kind: string): number => {
    const sum = kinds.find((each) => each.kind === kind);
    return sum === undefined ? 0 : sum.after - sum.before;
  };
  return (
    <>
      <Figures
        label="判定结果"
        figures={[
          { name: '全县', count: households, unit: '户' },
          { name: '正在发放', count: running, unit: '户', note: `其中不变 ${countText(unchanged)} 户` },
          { name: '应停发', count: stops, unit: '户', note: `每月 ${signedMoney(amountOf('stop'))}` },
          { name: '金额应调整', count: changes, unit: '户', note: `每月 ${signedMoney(amountOf('change'))}` },
          {
            name: '可能符合',
            count: starts,
            unit: '户',
            note: `都申请并确认的话，每月 ${moneyText(amountOf('start'))}`,
          },
        ]}
      />
      {notDecided > 0 && (
        <Callout tone="warn" title={`有 ${countText(notDecided)} 户不能判定，不在上面三种建议里`}>
          <p>
            {notDecidedInPayment > 0
              ? `其中 ${countText(notDecidedInPayment)} 户正在发放：没有判定不等于符合，须先复核、补齐事实。`
              : '其中没有正在发放的。'}
            原因见下面的“不能判定”。
          </p>
        </Callout>
      )}
    </>
  );
}
