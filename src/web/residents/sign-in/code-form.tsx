import { useEffect, useState } from 'react';
import type { CodeRequested, SignedIn } from '#core/access/access.contract.ts';
import { text } from '#kit/field.ts';
import { defineForm, section, typedAnswers } from '#kit/form.ts';
import { TextControl } from '#web/inputs/text-control.tsx';
import { useFormState } from '#web/inputs/use-form-state.ts';
import { api } from '#web/lib/api.ts';
import { useMe } from '#web/lib/use-me.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { Callout } from '#web/ui/callout.tsx';
import { ErrorState } from '#web/ui/error-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { ShortForm } from '../short-form.tsx';
import { useToday } from '../use-today.ts';

const codeField = text('验证码', { min: 6, max: 6, help: '短信里的 6 位数字' });
const codeForm = defineForm({
  key: 'resident-code',
  title: '输入验证码',
  sections: { code: section('验证码', { code: codeField }) },
});

interface CodeFormProps {
  sent: CodeRequested;
  resending: boolean;
  /** Why no other code was sent. */
  refusal: unknown;
  onResend: () => void;
  onBack: () => void;
  onSignedIn: (() => void) | undefined;
}

/** The code from the text message. */
export function CodeForm({ sent, resending, refusal, onResend, onBack, onSignedIn }: CodeFormProps) {
  const state = useFormState(codeForm, useToday());
  const practice = useMe().data?.practice === true;
  const wait = useCountdown(sent.resendAfter);
  const signIn = useWrite((code: string) =>
    api.post<SignedIn>('/api/resident/sign-in', { request: sent.request, code }),
  );
  return (
    <>
      <PageHeader title="输入验证码" lead={`验证码已发到 ${sent.phoneMask}，5 分钟内有效。请不要告诉别人。`} />
      <div className="stack">
        {practice && (
          <Callout title="这是演练县，不会真的发短信">
            <p>
              验证码在
              <a href="/outbox" target="_blank" rel="noreferrer">
                发件箱（新窗口打开）
              </a>
              里看。
            </p>
          </Callout>
        )}
        {refusal !== null && <ErrorState error={refusal} />}
        <ShortForm
          state={state}
          submitLabel="登录"
          busy={signIn.isPending}
          error={signIn.error}
          onSubmit={(answers) =>
            signIn.mutate(typedAnswers(codeForm, answers).code, {
              onSuccess: () => onSignedIn?.(),
              onError: (error) => state.refuse(error, ''),
            })
          }
          actions={
            <>
              {wait === 0 ? (
                <Button busy={resending} onClick={onResend}>
                  重新获取验证码
                </Button>
              ) : (
                <p className="soft">没收到？{wait} 秒后可以重新获取。</p>
              )}
              <Button onClick={onBack}>改手机号码</Button>
            </>
          }
        >
          <TextControl
            field={codeField}
            path="/code"
            value={state.answers.code}
            fault={state.faults[0]?.message}
            onChange={(value) => state.setAnswer('code', value)}
            inputMode="numeric"
            autoComplete="one-time-code"
            width={6}
          />
        </ShortForm>
      </div>
    </>
  );
}

/** Seconds that are left, ticking down to 0. */
function useCountdown(from: number): number {
  const [left, setLeft] = useState(from);
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000);
    return () => clearInterval(timer);
  }, []);
  return left;
}
