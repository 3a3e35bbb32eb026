import { getRouteApi, Link } from '@tanstack/react-router';
import type { ItemPage } from '#core/cases/items.contract.ts';
import { useDraftOf } from '#web/drafts/use-drafts.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { LoadingState } from '#web/ui/loading-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { PageQuery } from '#web/ui/page-query.tsx';
import { useOwnCases } from '../own-cases/use-own-cases.ts';
import { SignInGate } from '../sign-in/sign-in-gate.tsx';
import { useItem } from '../use-items.ts';
import { ApplyForm } from './apply-form.tsx';

const route = getRouteApi('/residents/apply/$item');

/** Applying for an item: sign in, then one question a page. */
export function ApplyPage() {
  const item = useItem(route.useParams().item);
  return (
    <PageQuery query={item} what="申请表">
      {(page) =>
        page.channels.includes('resident') ? (
          <SignInGate why={`申请${page.name}，先登录，确认是您本人。`}>
            {(name) => <Applying item={page} name={name} />}
          </SignInGate>
        ) : (
          <>
            <PageHeader title={page.name} />
            <EmptyState title="这一项不能在网上申请" advice="请到村（社区）或乡镇（街道）便民服务窗口办理。" />
          </>
        )
      }
    </PageQuery>
  );
}

function Applying({ item, name }: { item: ItemPage; name: string }) {
  const cases = useOwnCases();
  const draft = useDraftOf(item.key);
  return (
    <PageQuery query={cases} what="我的申请">
      {({ items }) => {
        const open = items.find((line) => line.item === item.key && !line.closed && line.applicantName === name);
        if (open === undefined) {
          if (draft.isPending) return <LoadingState what="没有填完的申请" />;
          // Where none can be had now, what this browser kept is still there.
          return <ApplyForm key={name} item={item} name={name} draft={draft.data ?? null} />;
        }
        return (
          <>
            <PageHeader title={item.name} />
            <EmptyState title="您已有一个正在办理的申请" advice={`编号 ${open.number}。办完以前不用再申请。`}>
              <Link to="/progress/$id" params={{ id: open.id }} className={buttonClass('primary')}>
                看办到哪一步
              </Link>
            </EmptyState>
          </>
        );
      }}
    </PageQuery>
  );
}
