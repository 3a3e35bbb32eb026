import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import type { Applied } from '#core/cases/cases.contract.ts';
import type { ItemPage } from '#core/cases/items.contract.ts';
import { type Form, fieldsOf, type UnknownAnswers } from '#kit/form.ts';
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

const route = getRouteApi('/office/desk/apply/$item');

/** A worker applies for a resident who sits in front of him. */
export function ApplyForPage() {
  const item = useItem(route.useParams().item);
  return (
    <PageQuery query={item} what="申请表">
      {(page) => <Application key={page.key} item={page} />}
    </PageQuery>
  );
}

function Application({ item }: { item: ItemPage }) {
  const { post, today } = useDesk();
  const navigate = useNavigate();
  const form = useMemo(() => formOf(item.form), [item]);
  const beginning = useMemo(() => answersOfPlace(form, post.scope), [form, post]);
  const state = useFormState(form, today, beginning);
  const services = useFormServices();
  const sent = useRef(false);
  const send = useWrite(
    (answers: UnknownAnswers, key) => api.post<Applied>(path`/api/items/${item.key}/applications`, { key, answers }),
    {
      onSuccess: async ({ id }) => {
        sent.current = true;
        await navigate({ to: '/office/cases/$id', params: { id } });
      },
    },
  );
  return (
    <>
      <PageHeader
        title={`代居民申请${item.name}`}
        lead={`请与申请人当面逐项核对。提交后，家里每位成年人还要签核对授权书。办理时限：${item.promise}。`}
      />
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
            提交申请
          </Button>
          <Button onClick={() => void navigate({ to: '/office' })}>返回</Button>
        </div>
      </form>
      <LeaveGuard isDirty={() => !sent.current && state.answers !== beginning} />
    </>
  );
}

/** The place is known: a village's worker applies in his village, a town's in his town. */
function answersOfPlace(form: Form, scope: string): UnknownAnswers {
  const place = Object.entries(fieldsOf(form)).find(([, field]) => field.type === 'division');
  return place === undefined || scope.length < 9 ? {} : { [place[0]]: scope.padEnd(12, '0') };
}
