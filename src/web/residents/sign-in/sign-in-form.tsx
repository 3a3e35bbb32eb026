import { useState } from 'react';
import type { CodeRequested } from '#core/access/access.contract.ts';
import { identityNumber, personName, phone } from '#kit/field.ts';
import { defineForm, section, typedAnswers } from '#kit/form.ts';
import { useFormState } from '#web/inputs/use-form-state.ts';
import { api } from '#web/lib/api.ts';
import { useMe } from '#web/lib/use-me.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Callout } from '#web/ui/callout.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { ShortForm } from '../short-form.tsx';
import { useToday } from '../use-today.ts';
import { CodeForm } from './code-form.tsx';

const claimForm = defineForm({
  key: 'resident-claim',
  title: '登录',
  sections: {
    who: section('您是谁', {
      name: personName('姓名', { help: '和身份证上一样' }),
      idNumber: identityNumber('身份证号'),
      phone: phone('手机号码', { help: '验证码会用短信发到这个手机' }),
    }),
  },
});

/** Who somebody says he is. */
export interface Claim {
  name: string;
  idNumber: string;
  phone: string;
}

/** Signing in by name, identity number and a code sent to the telephone. `why` says what for. */
export function SignInForm({ why, onSignedIn }: { why: string; onSignedIn?: () => void }) {
  const state = useFormState(claimForm, useToday());
  const [sent, setSent] = useState<{ claim: Claim; request: CodeRequested }>();
  const staff = useMe().data?.kind === 'staff';
  const asking = useWrite((claim: Claim) => api.post<CodeRequested>('/api/resident/codes', claim), { refresh: [] });
  const ask = (claim: Claim) =>
    asking.mutate(claim, {
      onSuccess: (request) => setSent({ claim, request }),
      onError: (error) => state.refuse(error, ''),
    });
  if (sent !== undefined) {
    return (
      <CodeForm
        // A code sent again is another request: what was typed for the one before is gone.
        key={sent.request.request}
        sent={sent.request}
        resending={asking.isPending}
        refusal={asking.error}
        onResend={() => ask(sent.claim)}
        onBack={() => {
          setSent(undefined);
          asking.reset();
        }}
        onSignedIn={onSignedIn}
      />
    );
  }
  return (
    <>
      <PageHeader title="登录" lead={why} />
      {staff && <Callout tone="warn" title="您正以工作人员身份登录。在这里登录后，工作人员身份会退出。" />}
      <ShortForm
        state={state}
        submitLabel="获取验证码"
        busy={asking.isPending}
        error={asking.error}
        onSubmit={(answers) => ask(typedAnswers(claimForm, answers))}
      />
    </>
  );
}
