import { Link, useNavigate } from '@tanstack/react-router';
import { useMe } from '#web/lib/use-me.ts';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** Signing in for its own sake; leads to one's own applications. */
export function SignInPage() {
  const me = useMe().data;
  const navigate = useNavigate();
  if (me?.kind === 'resident') {
    return (
      <>
        <PageHeader title="已经登录" />
        <EmptyState title={`您已登录：${me.name ?? ''}`} advice="可以申请，也可以查自己的申请办到哪一步。">
          <Link to="/progress">查我的申请</Link>
          <Link to="/guides">看办事指南</Link>
        </EmptyState>
      </>
    );
  }
  return (
    <SignInForm
      why="登录后可以申请，也可以查自己的申请办到哪一步。"
      onSignedIn={() => void navigate({ to: '/progress' })}
    />
  );
}
