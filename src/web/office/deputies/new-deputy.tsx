import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { ColleagueList, DeputyNamed } from '#core/access/access.deputies.contract.ts';
import { addDays } from '#kit/plain-date.ts';
import { api } from '#web/lib/api.ts';
import { ApiProblem } from '#web/lib/api-problem.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { Callout } from '#web/ui/callout.tsx';
import { ErrorState } from '#web/ui/error-state.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { useDesk } from '../desk/use-desk.ts';
import '#web/inputs/inputs.css';

/** Asks a colleague to act with the present post for some days. */
export function NewDeputy({ postName }: { postName: string }) {
  const colleagues = useQuery({
    queryKey: ['deputies', 'colleagues'],
    queryFn: ({ signal }) => api.get<ColleagueList>('/api/colleagues', {}, signal),
  });
  return (
    <section className="panel stack" aria-label="请人代理">
      <h2>请人代理：{postName}</h2>
      <QueryView query={colleagues} what="同事">
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">本镇和上级没有可以代理的同事，请联系管理员。</p>
          ) : (
            <Ask items={items} />
          )
        }
      </QueryView>
    </section>
  );
}

interface Asked {
  user: string;
  from: string;
  to: string;
  reason: string;
}

const week = 6;

function Ask({ items }: { items: ColleagueList['items'] }) {
  const { today } = useDesk();
  const beginning: Asked = { user: items[0]?.user ?? '', from: today, to: addDays(today, week), reason: '' };
  const [asked, setAsked] = useState(beginning);
  const ids = { user: useId(), from: useId(), to: useId(), reason: useId() };
  const send = useWrite<Asked, DeputyNamed>((input, key) => api.post<DeputyNamed>('/api/deputies', { ...input, key }), {
    onSuccess: () => setAsked(beginning),
  });
  const set = (part: Partial<Asked>) => setAsked({ ...asked, ...part });
  return (
    <form
      className="stack"
      aria-label="请人代理"
      onSubmit={(event) => {
        event.preventDefault();
        if (!send.isPending) send.mutate(asked);
      }}
    >
      <div className="filter-bar">
        <div className="filter">
          <label htmlFor={ids.user}>代理人</label>
          <select
            id={ids.user}
            className="control"
            value={asked.user}
            onChange={(event) => set({ user: event.target.value })}
          >
            {items.map(({ user, name, postNames }) => (
              <option key={user} value={user}>
                {name}（{postNames.join('、')}）
              </option>
            ))}
          </select>
        </div>
        <div className="filter">
          <label htmlFor={ids.from}>从</label>
          <input
            id={ids.from}
            className="control"
            type="date"
            min={today}
            required
            value={asked.from}
            onChange={(event) => set({ from: event.target.value })}
          />
        </div>
        <div className="filter">
          <label htmlFor={ids.to}>到（含当天）</label>
          <input
            id={ids.to}
            className="control"
            type="date"
            min={asked.from}
            required
            value={asked.to}
            onChange={(event) => set({ to: event.target.value })}
          />
        </div>
        <div className="filter">
          <label htmlFor={ids.reason}>原因</label>
          <input
            id={ids.reason}
            className="control"
            maxLength={100}
            required
            placeholder="休假"
            value={asked.reason}
            onChange={(event) => set({ reason: event.target.value })}
          />
        </div>
        <Button kind="primary" type="submit" busy={send.isPending}>
          请他代理
        </Button>
      </div>
      {send.error instanceof ApiProblem && send.error.errors.length > 0 ? (
        <Callout announce tone="danger" title="没有请成">
          <ul>
            {send.error.errors.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </Callout>
      ) : (
        send.error !== null && <ErrorState error={send.error} />
      )}
      {send.isSuccess && <Callout announce tone="good" title="已请人代理，列在下面。" />}
    </form>
  );
}
