import { createRootRoute, Link, Outlet, useLocation } from '@tanstack/react-router';
import { Brand } from './ui/brand.tsx';
import { buttonClass } from './ui/button.tsx';
import { PageHeader } from './ui/page-header.tsx';

export const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

/** Staff are led back to their work, residents to their first page. */
function NotFound() {
  const { pathname } = useLocation();
  const [to, name] = pathname.startsWith('/office') ? (['/office', '我的工作'] as const) : (['/', '首页'] as const);
  return (
    <main id="main" className="alone stack">
      <Brand name="济民" />
      <PageHeader title="没有这个页面" lead={`地址可能写错了，或者页面已经移走。请核对地址，或回到${name}。`} />
      <div>
        <Link to={to} className={buttonClass('primary')}>
          回到{name}
        </Link>
      </div>
    </main>
  );
}
