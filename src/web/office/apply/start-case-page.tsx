import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import type { Applied } from '#core/cases/cases.contract.ts';
import type { ItemPage } from '#core/cases/items.contract.ts';
import type { HouseholdDetail } from '#core/people/people.contract.ts';
import type { UnknownAnswers } from '#kit/form.ts';
import { formOf } from '#web/inputs/form-of.ts';
import { FormView } from '#web/inputs/form-view.tsx';
import { useFormServices } from '#web/inputs/use-form-services.ts';
import { useFormState } from '#web/inputs/use-form-state.ts';
import { api, path } from '#web/lib/api.ts';
import { useItem } from '#web/lib/use-items.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { PageQuery } from '#web/ui/page-query.tsx';
import { FormError } from '../desk/form-error.tsx';
import { LeaveGuard } from '../desk/leave-guard.tsx';
import { useDesk } from '../desk/use-desk.ts';

const route = getRouteApi('/office/desk/households/$id/start/$item');

/** The office itself starts a case on a household it knows, such as a review. */
export function StartCasePage() {
  const { id, item: key } = route.useParams();
  const item = useItem(key);
  const household = useQuery({
    queryKey: ['households', id],
    queryFn: ({ signal }) => api.get<HouseholdDetail>(path`/api/households/${id}`, {}, signal),
    staleTime: 60_000,
  });
  return (
    <PageQuery query={item} what="事项">
      {(page) => (
        <PageQuery query={household} what="家庭">
          {(found) => <StartCase item={page} household={found} />}
        </PageQuery>
      )}
    </PageQuery>
  );
}

function StartCase({ item, household }: { item: ItemPage; household: HouseholdDetail }) {
  const { today } = useDesk();
  const navigate = useNavigate();
  const form = useMemo(() => formOf(item.form), [item]);
  const beginning: UnknownAnswers = useMemo(() => ({}), []);
  const state = useFormState(form, today, beginning);
  const services = useFormServices();
  const sent = useRef(false);
  const send = useWrite(
    (answers: UnknownAnswers, key) =>
      api.post<Applied>(path`/api/items/${item.key}/cases`, { key, household: household.id, answers }),
    {
      onSuccess: async ({ id }) => {
        sent.current = true;
        await navigate({ to: '/office/cases/$id', params: { id } });
      },
    },
  );
  return (
    <>
      <PageHeader title={item.name} lead={`${household.headName}家庭 · ${household.divisionName}。${item.promise}。`} />
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const answers = send.isPending ? undefined : state.check();
          if (answers !== undefined) send.mutate(answers, { onError: (error) => state.refuse(error) });
        }}
      >
        <FormView state={state} services={services} />
        <FormError error={send.error} />
        <div className="row">
          <Button kind="primary" type="submit" busy={send.isPending}>
            开始{item.name}
          </Button>
          <Button onClick={() => void navigate({ to: '/office/households/$id', params: { id: household.id } })}>
            返回
          </Button>
        </div>
      </form>
      <LeaveGuard isDirty={() => !sent.current && state.answers !== beginning} />
    </>
  );
}
