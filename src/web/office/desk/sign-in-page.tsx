import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useId, useState } from 'react';
import type { SignedIn } from '#core/access/access.contract.ts';
import { api } from '#web/lib/api.ts';
import { meKey, useMe } from '#web/lib/use-me.ts';
import { Brand, PracticeBadge } from '#web/ui/brand.tsx';
import { Button } from '#web/ui/button.tsx';
import { Callout } from '#web/ui/callout.tsx';
import { sayError } from '#web/ui/error-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { safeBack } from './back.ts';
import '#web/inputs/inputs.css';
import './sign-in.css';

/** Staff sign in here, and go back to where they were. */
export function SignInPage() {
  const back = safeBack(useSearch({ from: '/office/sign-in' }).back);
  const me = useMe();
  const client = useQueryClient();
  const router = useRouter();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const ids = { login: useId(), password: useId(), refusal: useId() };
  const signIn = useMutation({
    mutationFn: () => api.post<SignedIn>('/api/sign-in', { login: login.trim(), password }),
    onSuccess: async () => {
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== meKey[0] });
      await client.refetchQueries({ queryKey: meKey });
    },
    onError: () => setPassword(''),
  });
  const signedIn = me.data?.kind === 'staff' && me.data.post !== null;
  useEffect(() => {
    if (signedIn) router.history.replace(back);
  }, [signedIn, router, back]);
  const refusal = signIn.error === null ? undefined : sayError(signIn.error);
  return (
    <main id="main" className="sign-in">
      <div className="sign-in-brand">
        <Brand name="济民" />
        {me.data?.practice === true && <PracticeBadge />}
      </div>
      <section className="panel">
        <PageHeader title="工作人员登录" {...(me.data === undefined ? {} : { lead: me.data.bureau })} />
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (!signIn.isPending) signIn.mutate();
          }}
        >
          {refusal !== undefined && (
            <div id={ids.refusal}>
              <Callout announce tone="danger" title={refusal.title}>
                <p>{refusal.detail}</p>
              </Callout>
            </div>
          )}
          <div className="field">
            <label htmlFor={ids.login}>用户名</label>
            <input
              id={ids.login}
              className="control"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
              maxLength={64}
              aria-describedby={refusal === undefined ? undefined : ids.refusal}
              value={login}
              onChange={(event) => setLogin(event.target.value)}
            />
          </div>
          <div className="field">
            <label htmlFor={ids.password}>密码</label>
            <input
              id={ids.password}
              className="control"
              type="password"
              autoComplete="current-password"
              required
              maxLength={400}
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </div>
          <Button kind="primary" type="submit" busy={signIn.isPending}>
            登录
          </Button>
        </form>
      </section>
      <p className="soft">
        居民办事不用在这里登录，请到 <Link to="/">居民首页</Link>。
      </p>
    </main>
  );
}
