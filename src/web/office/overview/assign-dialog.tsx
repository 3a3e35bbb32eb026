import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { ClerkList, WorkAssigned, WorkRow } from '#core/watch/watch.contract.ts';
import { api, path } from '#web/lib/api.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { ErrorState } from '#web/ui/error-state.tsx';
import { QueryView } from '#web/ui/query-view.tsx';

/** Puts one of those at the post on a piece of work; the others still may do it. */
export function AssignDialog({
  work: { id, source, name, kindName, assignee },
  onClose,
}: {
  work: WorkRow;
  onClose: () => void;
}) {
  const clerks = useQuery({
    queryKey: ['work', 'clerks', id],
    queryFn: ({ signal }) => api.get<ClerkList>(path`/api/work/${id}/clerks`, { source }, signal),
  });
  const send = useWrite<{ user: string | null }, WorkAssigned>(
    ({ user }, key) => api.post<WorkAssigned>(path`/api/work/${id}/assignment`, { key, source, user }),
    { refresh: [['work']], onSuccess: onClose },
  );
  return (
    <Dialog title={`指派：${name}，${kindName}`} onClose={onClose}>
      <QueryView query={clerks} what="可以指派的人">
        {({ items }) => <Choice items={items} busy={send.isPending} onChoose={(user) => send.mutate({ user })} />}
      </QueryView>
      {send.error !== null && <ErrorState error={send.error} />}
      <div className="dialog-actions">
        <Button onClick={onClose}>返回</Button>
        {assignee !== null && (
          <Button busy={send.isPending} onClick={() => send.mutate({ user: null })}>
            取消指派
          </Button>
        )}
      </div>
    </Dialog>
  );
}

interface ChoiceProps {
  items: ClerkList['items'];
  busy: boolean;
  onChoose: (user: string) => void;
}

function Choice({ items, busy, onChoose }: ChoiceProps) {
  const id = useId();
  const [user, setUser] = useState(items[0]?.user ?? '');
  if (items.length === 0) return <p>这里没有人有办理它的岗位，请联系管理员设置岗位。</p>;
  return (
    <div className="stack">
      <div className="field">
        <label htmlFor={id}>由谁办理</label>
        <select id={id} className="control" value={user} onChange={(event) => setUser(event.target.value)}>
          {items.map((clerk) => (
            <option key={clerk.user} value={clerk.user}>
              {clerk.name}（{clerk.postName}）
            </option>
          ))}
        </select>
      </div>
      <p className="soft">指派是提醒由谁主办，同岗位的其他人仍可以办理。</p>
      <div className="row">
        <Button kind="primary" busy={busy} onClick={() => onChoose(user)}>
          指派
        </Button>
      </div>
    </div>
  );
}
