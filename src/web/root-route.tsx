import { createRootRoute, Link, Outlet } from '@tanstack/react-router';
import { buttonClass } from './ui/button.tsx';
import { PageHeader } from './ui/page-header.tsx';

export const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: () => (
    <main id="main" className="alone">
      <PageHeader title="没有这个页面" lead="地址可能写错了，或者页面已经移走。请核对地址，或回到首页。" />
      <Link to="/" className={buttonClass('primary')}>
        回到首页
      </Link>
    </main>
  ),
});
