import { useQuery } from '@tanstack/react-query';
import type { Outbox } from '#core/access/access.contract.ts';
import { api } from '#web/lib/api.ts';
import { Callout } from '#web/ui/callout.tsx';
import { DateText } from '#web/ui/date-text.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import './outbox.css';

/** How often new messages are looked for, in milliseconds. */
const pace = 3000;

/** Practice only: the text messages that a gateway would have sent, so that a resident's code can be read. */
export function OutboxPage() {
  const outbox = useQuery({
    queryKey: ['outbox'],
    queryFn: ({ signal }) => api.get<Outbox>('/api/practice/outbox', {}, signal),
    refetchInterval: ({ state }) => (state.error === null ? pace : false),
  });
  return (
    <>
      <PageHeader title="短信发件箱" lead="验证码和授权链接会出现在这里，新的在前，自动更新。" />
      <div className="stack">
        <Callout title="只在演练中有这一页。">
          <p>演练县不真的发短信，本页代替短信平台，人人可看。正式使用时短信发到本人手机，没有这一页。</p>
        </Callout>
        <QueryView query={outbox} what="短信">
          {({ items }) => <Messages items={items} />}
        </QueryView>
      </div>
    </>
  );
}

function Messages({ items }: Outbox) {
  if (items.length === 0)
    return <EmptyState title="还没有短信" advice="在居民登录页点“获取验证码”，短信几秒钟内出现在这里。" />;
  return (
    <ul className="outbox" aria-label="短信">
      {items.map(({ id, recipient, text, at }) => (
        <li key={id} className="panel">
          <p className="soft">
            发给 <span className="numeric">{recipient}</span>，<DateText date={at} />
          </p>
          <p className="outbox-text">{text}</p>
        </li>
      ))}
    </ul>
  );
}
