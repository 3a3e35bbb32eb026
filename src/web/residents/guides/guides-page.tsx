import { Link } from '@tanstack/react-router';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { useItem, useItems } from '../use-items.ts';

/** What one can apply for. */
export function GuidesPage() {
  const items = useItems();
  return (
    <>
      <PageHeader title="办事指南" lead="选一项，看能不能申请、要准备什么、多久办好。" />
      <QueryView query={items} what="办事指南">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="还没有可以办理的事项" advice="请到乡镇（街道）便民服务窗口咨询。" />
          ) : (
            <ul className="residents-doors">
              {items.map(({ key, name, promise }) => (
                <li key={key}>
                  <Link to="/guides/$item" params={{ item: key }}>
                    <strong>{name}</strong>
                    <WhatItIs item={key} />
                    {promise}
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </>
  );
}

/** The first sentence of the guide says what the item is, for people who know it only by another name. */
function WhatItIs({ item }: { item: string }) {
  const line = useItem(item).data?.guide[0]?.lines[0];
  return line === undefined ? null : <span className="residents-door-line">{line}</span>;
}
