import { useQuery } from '@tanstack/react-query';
import type { OwnBenefits as Benefits } from '#core/benefits/benefits.contract.ts';
import { api } from '#web/lib/api.ts';
import { moneyText, monthText } from '#web/lib/format.ts';
import { useMe } from '#web/lib/use-me.ts';
import { QueryView } from '#web/ui/query-view.tsx';

/** What the signed-in resident and his household are paid now; nothing where there is none. */
export function OwnBenefits() {
  const resident = useMe().data?.kind === 'resident';
  const benefits = useQuery({
    queryKey: ['own-benefits'],
    queryFn: ({ signal }) => api.get<Benefits>('/api/own/benefits', {}, signal),
    enabled: resident,
  });
  return (
    <QueryView query={benefits} what="您的待遇">
      {({ items }) =>
        items.length > 0 && (
          <section className="panel guide-part" aria-labelledby="own-benefits">
            <h2 id="own-benefits">正在发放的待遇</h2>
            {items.map((benefit) => (
              <p key={benefit.id}>
                <strong>{benefit.kindName}</strong>：{sentenceOf(benefit)}
              </p>
            ))}
          </section>
        )
      }
    </QueryView>
  );
}

function sentenceOf({ amount, amountFrom, from, paidThrough, payeeName }: Benefits['items'][number]): string {
  const since = amountFrom === from ? '' : `（${monthText(amountFrom)}起是这个数）`;
  const paid = paidThrough === null ? '还没有发放' : `已发到${monthText(paidThrough)}`;
  return `每月 ${moneyText(amount)}${since}，从${monthText(from)}起，${paid}。领款人：${payeeName}。`;
}
