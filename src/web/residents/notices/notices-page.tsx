import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { PublicNotice } from '#core/notices/notices.contract.ts';
import { division } from '#kit/field.ts';
import { defineForm, section } from '#kit/form.ts';
import { DivisionInput } from '#web/inputs/division/division-input.tsx';
import { FormSurroundingsProvider } from '#web/inputs/form-services.tsx';
import { useFormServices } from '#web/inputs/use-form-services.ts';
import { useFormState } from '#web/inputs/use-form-state.ts';
import { usePages } from '#web/lib/use-pages.ts';
import { Button } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { useToday } from '../use-today.ts';
import { NoticeCard } from './notice-card.tsx';
import './notices.css';

const placeField = division('看哪个村（社区）的', 'village');
const placeForm = defineForm({
  key: 'notice-place',
  title: '公示',
  sections: { place: section('地方', { division: placeField }) },
});

const route = getRouteApi('/residents/notices');

/** What hangs today, in the county or at a town or village. */
export function NoticesPage() {
  const { division: chosen } = route.useSearch();
  const code = chosen === undefined ? undefined : String(chosen);
  const { read, more } = usePages<PublicNotice>(['public-notices'], {
    address: '/api/public/notices',
    query: { division: code },
    cursor: 'after',
  });
  return (
    <>
      <PageHeader title="公示" lead="乡镇（街道）审核后拟给予帮助的家庭。您知道的情况和公示的不一样，可以提意见。" />
      <div className="stack">
        <Place code={code} />
        <QueryView query={read} what="公示">
          {(items) => (
            <>
              <p role="status">
                {items.length === 0
                  ? '没有正在公示的。'
                  : `正在公示 ${items.length}${more === undefined ? '' : ' 多'} 件。`}
              </p>
              {items.length === 0 && (
                <EmptyState
                  title={code === undefined ? '现在没有公示' : '这里现在没有公示'}
                  advice="公示期为 7 天，过后就撤下。"
                />
              )}
              <ul className="notice-list">
                {items.map((notice) => (
                  <li key={notice.id}>
                    <NoticeCard notice={notice} />
                  </li>
                ))}
              </ul>
              {more !== undefined && (
                <Button busy={more.loading} onClick={more.load}>
                  加载更多
                </Button>
              )}
            </>
          )}
        </QueryView>
      </div>
    </>
  );
}

/** A town, then its village; blank for the whole county. */
function Place({ code }: { code: string | undefined }) {
  const navigate = useNavigate();
  const state = useFormState(placeForm, useToday());
  const services = useFormServices();
  return (
    <FormSurroundingsProvider value={{ state, services, layout: 'steps' }}>
      <DivisionInput
        field={placeField}
        path="/division"
        value={code}
        onChange={(value) =>
          void navigate({
            to: '/notices',
            search: typeof value === 'string' ? { division: Number(value) } : {},
            replace: true,
            resetScroll: false,
          })
        }
      />
    </FormSurroundingsProvider>
  );
}
