import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.tsx';

const pages = () => import('./office-pages.ts');

const shell = createRoute({
  getParentRoute: () => rootRoute,
  path: '/office',
  component: lazyRouteComponent(pages, 'OfficeShell'),
});

const getParentRoute = () => shell;

/** The desks of the county and its towns. */
export const officeRoutes = shell.addChildren([
  createRoute({ getParentRoute, path: '/', component: lazyRouteComponent(pages, 'WorkPage') }),
  createRoute({ getParentRoute, path: '/cases', component: lazyRouteComponent(pages, 'CasesPage') }),
  createRoute({ getParentRoute, path: '/households', component: lazyRouteComponent(pages, 'HouseholdsPage') }),
  createRoute({ getParentRoute, path: '/notices', component: lazyRouteComponent(pages, 'NoticesPage') }),
  createRoute({ getParentRoute, path: '/imports', component: lazyRouteComponent(pages, 'ImportsPage') }),
  createRoute({ getParentRoute, path: '/pay-runs', component: lazyRouteComponent(pages, 'PayRunsPage') }),
]);
