import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { SignPage } from '#core/cases/cases.contract.ts';
import { identityNumber, personName } from '#kit/field.ts';
import { defineForm, section, typedAnswers } from '#kit/form.ts';
import { useFormState } from '#web/inputs/use-form-state.ts';
import { api, path } from '#web/lib/api.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Callout } from '#web/ui/callout.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { PageQuery } from '#web/ui/page-query.tsx';
import { ShortForm } from '../short-form.tsx';
import { useToday } from '../use-today.ts';
import { AuthorisationText } from './authorisation-text.tsx';

const signerForm = defineForm({
  key: 'link-signature',
  title: '本人签字',
  sections: {
    who: section('填写您本人的信息', {
      name: personName('您的姓名'),
      idNumber: identityNumber('您的身份证号'),
    }),
  },
});

const route = getRouteApi('/residents/authorise/$token');

/** Signing by a one-time link, without signing in. */
export function AuthorisePage() {
  const { token } = route.useParams();
  const address = path`/api/public/sign/${token}`;
  const page = useQuery({
    queryKey: ['sign', token],
    queryFn: ({ signal }) => api.get<SignPage>(address, {}, signal),
    // Once signed the link is spent; it is not asked for again behind the thanks.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const state = useFormState(signerForm, useToday());
  const sign = useWrite((who: { name: string; idNumber: string }) => api.post(address, who), { refresh: [] });
  if (sign.isSuccess) {
    return (
      <>
        <PageHeader title="签好了" />
        <Callout announce tone="good" title="授权书已签字，谢谢。">
          <p>不用再做别的，可以关掉这一页。办到哪一步，申请人可以在“查进度”里看。</p>
        </Callout>
      </>
    );
  }
  return (
    <PageQuery query={page} what="授权书">
      {({ item, applicant, signer, ...authorisation }) => (
        <>
          <PageHeader
            title="核对授权书"
            lead={`${applicant}为一家人申请${item}，需要${signer}本人同意。不是${signer}本人的，请不要签。`}
          />
          <div className="stack">
            <section className="panel" aria-label="授权书内容">
              <AuthorisationText {...authorisation} />
            </section>
            <h2>本人签字</h2>
            <ShortForm
              state={state}
              submitLabel="我已阅读并同意，签字"
              busy={sign.isPending}
              error={sign.error}
              onSubmit={(answers) =>
                sign.mutate(typedAnswers(signerForm, answers), { onError: (error) => state.refuse(error, '') })
              }
            />
          </div>
        </>
      )}
    </PageQuery>
  );
}
