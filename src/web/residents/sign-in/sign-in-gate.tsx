import type { ReactNode } from 'react';
import { useMe } from '#web/lib/use-me.ts';
import { SignInForm } from './sign-in-form.tsx';

/** What only a signed-in resident may see; whoever is not signs in right here and then goes on. */
export function SignInGate({ why, children }: { why: string; children: (name: string) => ReactNode }) {
  const me = useMe().data;
  if (me?.kind !== 'resident') return <SignInForm why={why} />;
  return <>{children(me.name ?? '')}</>;
}
