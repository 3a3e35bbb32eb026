import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { searchTexts } from '#web/lib/search-texts.ts';
import { rootRoute } from '../root-route.tsx';

const pages = () => import('./residents-pages.ts');

const shell = createRoute({
  getParentRoute: () => rootRoute,
  id: 'residents',
  component: lazyRouteComponent(pages, 'ResidentsShell'),
});

const getParentRoute = () => shell;

// A list of its own: inside addChildren the routes would lose the types of their addresses.
const all = [
  createRoute({ getParentRoute, path: '/', component: lazyRouteComponent(pages, 'HomePage') }),
  createRoute({ getParentRoute, path: '/guides', component: lazyRouteComponent(pages, 'GuidesPage') }),
  createRoute({ getParentRoute, path: '/guides/$item', component: lazyRouteComponent(pages, 'GuidePage') }),
  createRoute({ getParentRoute, path: '/sign-in', component: lazyRouteComponent(pages, 'SignInPage') }),
  createRoute({
    getParentRoute,
    path: '/apply/$item',
    component: lazyRouteComponent(pages, 'ApplyPage'),
    validateSearch: (search: Record<string, unknown>): { step?: string } => searchTexts(search, ['step']),
  }),
  createRoute({ getParentRoute, path: '/applied/$id', component: lazyRouteComponent(pages, 'AppliedPage') }),
  createRoute({ getParentRoute, path: '/progress', component: lazyRouteComponent(pages, 'ProgressPage') }),
  createRoute({ getParentRoute, path: '/progress/$id', component: lazyRouteComponent(pages, 'OwnCasePage') }),
  createRoute({ getParentRoute, path: '/authorise/$token', component: lazyRouteComponent(pages, 'AuthorisePage') }),
  createRoute({
    getParentRoute,
    path: '/notices',
    component: lazyRouteComponent(pages, 'NoticesPage'),
    // A number, so that the router writes the code as it is printed on notices, without quotation marks.
    validateSearch: ({ division }: Record<string, unknown>): { division?: number } =>
      /^\d{12}$/.test(String(division)) ? { division: Number(division) } : {},
  }),
  createRoute({
    getParentRoute,
    path: '/verify',
    component: lazyRouteComponent(pages, 'VerifyPage'),
    validateSearch: (search: Record<string, unknown>): { code?: string } => searchTexts(search, ['code']),
  }),
  createRoute({ getParentRoute, path: '/outbox', component: lazyRouteComponent(pages, 'OutboxPage') }),
] as const;

/** What residents see, without signing in as far as the law lets them. */
export const residentsRoutes = shell.addChildren(all);
