import { createRootRoute, Link, Outlet } from '@tanstack/react-router';
import { buttonClass } from './ui/button.tsx';
import { EmptyState } from './ui/empty-state.tsx';

export const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: () => (
    <main id="main" className="not-found">
      <EmptyState title="没有这个页面" advice="地址可能写错了，或者页面已经移走。请核对地址，或回到首页。">
        <Link to="/" className={buttonClass('primary')}>
          回到首页
        </Link>
      </EmptyState>
    </main>
  ),
});
