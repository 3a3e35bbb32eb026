import { useQuery } from '@tanstack/react-query';
import type { BenefitList, BenefitView } from '#core/benefits/benefits.contract.ts';
import { api, path } from '#web/lib/api.ts';
import { monthText } from '#web/lib/format.ts';
import { Descriptions } from '#web/ui/descriptions.tsx';
import { MoneyText } from '#web/ui/money-text.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';

/** What a household is entitled to, now and once, with every change of the amount. */
export function HouseholdBenefits({ household }: { household: string }) {
  const benefits = useQuery({
    queryKey: ['benefits', household],
    queryFn: ({ signal }) => api.get<BenefitList>(path`/api/households/${household}/benefits`, {}, signal),
  });
  return (
    <section className="stack" aria-label="待遇">
      <h2>待遇</h2>
      <QueryView query={benefits} what="待遇">
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">没有待遇。</p>
          ) : (
            items.map((benefit) => <Benefit key={benefit.id} benefit={benefit} />)
          )
        }
      </QueryView>
    </section>
  );
}

function Benefit({ benefit }: { benefit: BenefitView }) {
  const { kindName, document, payeeName, from, to, stopReason, amounts, members, settledThrough } = benefit;
  const covered = members.filter(({ active }) => active).map(({ name }) => name);
  return (
    <section className="panel" aria-label={kindName}>
      <h3 className="row">
        {kindName}
        {to === null ? <StageTag tone="good" name="在发" /> : <StageTag tone="quiet" name="已停发" />}
      </h3>
      <Descriptions
        items={[
          { label: '起止', value: `${monthText(from)} 至 ${to === null ? '今' : monthText(to)}` },
          ...(stopReason === null ? [] : [{ label: '停发原因', value: stopReason }]),
          {
            label: '每月金额',
            value: amounts.map((each) => (
              <p key={each.from}>
                {monthText(each.from)}起 <MoneyText amount={each.amount} />
                <span className="soft">（{each.reason}）</span>
              </p>
            )),
          },
          { label: '保障人员', value: `${covered.length} 人：${covered.join('、')}` },
          { label: '领款人', value: payeeName },
          { label: '依据文件', value: document },
          ...(settledThrough === null
            ? []
            : [{ label: '系统外发放', value: `${monthText(settledThrough)}及以前已在系统外发放` }]),
        ]}
      />
    </section>
  );
}
