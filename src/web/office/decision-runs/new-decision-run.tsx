import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { DecisionRunList, DecisionRunMade } from '#core/decisions/decisions.contract.ts';
import { monthOf, nextMonth, type PlainDate } from '#kit/plain-date.ts';
import { api } from '#web/lib/api.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { ErrorState } from '#web/ui/error-state.tsx';
import { MonthSelect } from '#web/ui/month-select.tsx';
import { ItemSelect } from '../decision/item-select.tsx';
import { decisionRunsKey } from './use-decision-run.ts';

const monthsOffered = 13;

interface NewDecisionRunProps {
  items: DecisionRunList['decidable'];
  today: PlainDate;
}

/** Which item, for which month. `today` is the business date; the next month is the last that can be decided. */
export function NewDecisionRun({ items, today }: NewDecisionRunProps) {
  const navigate = useNavigate();
  const last = nextMonth(monthOf(today));
  const [item, setItem] = useState(items[0]?.key ?? '');
  const [month, setMonth] = useState<string>(last);
  const start = useWrite<{ item: string; month: string }, DecisionRunMade>(
    (chosen, key) => api.post<DecisionRunMade>('/api/decision-runs', { ...chosen, key }),
    {
      refresh: [[decisionRunsKey]],
      onSuccess: ({ id }) => void navigate({ to: '/office/decision-runs/$id', params: { id } }),
    },
  );
  return (
    <section className="panel stack" aria-label="新的判定">
      <div className="filter-bar new-decision-run">
        <ItemSelect items={items} value={item} onChange={setItem} />
        <MonthSelect label="判定哪个月的待遇" value={month} latest={last} count={monthsOffered} onChange={setMonth} />
        <Button kind="primary" busy={start.isPending} onClick={() => start.mutate({ item, month })}>
          判定全县
        </Button>
      </div>
      <p className="soft">按现在所知的事实和当月的标准，把全县每一户重新算一遍。结果只是建议，不改变任何人的待遇。</p>
      {start.error !== null && <ErrorState error={start.error} />}
    </section>
  );
}
