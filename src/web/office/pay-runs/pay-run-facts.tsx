import type { PayRunDetail } from '#core/payments/payments.contract.ts';
import { capitalYuan, fen } from '#kit/money.ts';
import { countText, moneyText } from '#web/lib/format.ts';
import { DateText } from '#web/ui/date-text.tsx';
import { Descriptions } from '#web/ui/descriptions.tsx';
import { Digest } from './digest.tsx';

/** Who made it, who approved it, and the sum as it is written on paper. */
export function PayRunFacts({ run }: { run: PayRunDetail }) {
  const { madeByName, madeAt, approvedByName, approvedAt, total, held, heldTotal, digest } = run;
  return (
    <section className="panel">
      <Descriptions
        items={[
          { label: '制单', value: <Signed name={madeByName} at={madeAt} /> },
          {
            label: '复核',
            value:
              approvedByName !== null && approvedAt !== null ? (
                <Signed name={approvedByName} at={approvedAt} />
              ) : (
                <span className="soft">还没有复核</span>
              ),
          },
          { label: '应发金额（大写）', value: capitalYuan(fen(total)) },
          {
            label: '暂缓发放',
            value: held === 0 ? '没有' : `${countText(held)} 笔，${moneyText(heldTotal)}，不在应发金额内`,
          },
          ...(digest === null ? [] : [{ label: '校验值（SM3）', value: <Digest value={digest} /> }]),
        ]}
      />
    </section>
  );
}

function Signed({ name, at }: { name: string; at: string }) {
  return (
    <>
      {name}，<DateText date={at} />
    </>
  );
}
