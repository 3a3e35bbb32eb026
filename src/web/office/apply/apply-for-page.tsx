import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useDraft } from '#web/drafts/use-drafts.ts';
import { useItem } from '#web/lib/use-items.ts';
import { PageQuery } from '#web/ui/page-query.tsx';
import { Application } from './application.tsx';
import { UnsentApplications } from './unsent-applications.tsx';

const route = getRouteApi('/office/desk/apply/$item');

/** A worker applies for a resident who sits in front of him, or whose signed paper he holds. */
export function ApplyForPage() {
  const key = route.useParams().item;
  const { draft } = route.useSearch();
  const item = useItem(key);
  const navigate = useNavigate();
  // A draft begun on this page gets its address without being opened again.
  const [begunHere, setBegunHere] = useState<string>();
  const [round, setRound] = useState(0);
  const shown = useRef(draft);
  useEffect(() => {
    // From a draft to the bare address: a new application.
    if (draft === undefined && shown.current !== undefined) {
      setBegunHere(undefined);
      setRound((before) => before + 1);
    }
    shown.current = draft;
  }, [draft]);
  const opened = draft === begunHere ? undefined : draft;
  const found = useDraft(opened);
  const begun = (id: string) => {
    if (id === begunHere) return;
    setBegunHere(id);
    void navigate({ to: '/office/apply/$item', params: { item: key }, search: { draft: id }, replace: true });
  };
  const others = <UnsentApplications item={key} except={draft} />;
  return (
    <PageQuery query={item} what="申请表">
      {(page) =>
        opened === undefined ? (
          <Application key={`${page.key} ${round}`} item={page} draft={null} onBegun={begun}>
            {others}
          </Application>
        ) : (
          <PageQuery query={found} what="草稿">
            {(kept) => (
              <Application key={kept.id} item={page} draft={kept}>
                {others}
              </Application>
            )}
          </PageQuery>
        )
      }
    </PageQuery>
  );
}
