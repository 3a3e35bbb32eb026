import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.tsx';

const pages = () => import('./residents-pages.ts');

const shell = createRoute({
  getParentRoute: () => rootRoute,
  id: 'residents',
  component: lazyRouteComponent(pages, 'ResidentsShell'),
});

const getParentRoute = () => shell;

/** What residents see, without signing in as far as the law lets them. */
export const residentsRoutes = shell.addChildren([
  createRoute({ getParentRoute, path: '/', component: lazyRouteComponent(pages, 'HomePage') }),
  createRoute({ getParentRoute, path: '/guides', component: lazyRouteComponent(pages, 'GuidesPage') }),
  createRoute({ getParentRoute, path: '/guides/$item', component: lazyRouteComponent(pages, 'GuidePage') }),
  createRoute({
    getParentRoute,
    path: '/apply/$item',
    component: lazyRouteComponent(pages, 'ApplyPage'),
    validateSearch: (search: Record<string, unknown>): { step?: string } =>
      typeof search.step === 'string' ? { step: search.step } : {},
  }),
  createRoute({ getParentRoute, path: '/progress', component: lazyRouteComponent(pages, 'ProgressPage') }),
  createRoute({ getParentRoute, path: '/notices', component: lazyRouteComponent(pages, 'NoticesPage') }),
  createRoute({ getParentRoute, path: '/verify', component: lazyRouteComponent(pages, 'VerifyPage') }),
  createRoute({ getParentRoute, path: '/sign-in', component: lazyRouteComponent(pages, 'SignInPage') }),
  createRoute({ getParentRoute, path: '/authorise/$token', component: lazyRouteComponent(pages, 'AuthorisePage') }),
]);
