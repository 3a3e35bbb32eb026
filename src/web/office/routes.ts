import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { searchTexts } from '#web/lib/search-texts.ts';
import { rootRoute } from '../root-route.tsx';

const pages = () => import('./office-pages.ts');

const office = createRoute({ getParentRoute: () => rootRoute, path: '/office' });

const signIn = createRoute({
  getParentRoute: () => office,
  path: '/sign-in',
  component: lazyRouteComponent(pages, 'SignInPage'),
  validateSearch: (search: Record<string, unknown>) => searchTexts(search, ['back']),
});

const shell = createRoute({
  getParentRoute: () => office,
  id: 'desk',
  component: lazyRouteComponent(pages, 'OfficeShell'),
});

const getParentRoute = () => shell;

/** The desks of the county and its towns. Filters of a list live in its address. */
export const officeRoutes = office.addChildren([
  signIn,
  shell.addChildren([
    createRoute({ getParentRoute, path: '/', component: lazyRouteComponent(pages, 'WorkPage') }),
    createRoute({
      getParentRoute,
      path: '/cases',
      component: lazyRouteComponent(pages, 'CasesPage'),
      validateSearch: (search: Record<string, unknown>) => searchTexts(search, ['division', 'stage', 'number']),
    }),
    createRoute({ getParentRoute, path: '/cases/$id', component: lazyRouteComponent(pages, 'CasePage') }),
    createRoute({ getParentRoute, path: '/apply/$item', component: lazyRouteComponent(pages, 'ApplyForPage') }),
    createRoute({
      getParentRoute,
      path: '/people',
      component: lazyRouteComponent(pages, 'PeoplePage'),
      validateSearch: (search: Record<string, unknown>) => searchTexts(search, ['text']),
    }),
    createRoute({ getParentRoute, path: '/people/$id', component: lazyRouteComponent(pages, 'PersonPage') }),
    createRoute({
      getParentRoute,
      path: '/households',
      component: lazyRouteComponent(pages, 'HouseholdsPage'),
      validateSearch: (search: Record<string, unknown>) => searchTexts(search, ['division']),
    }),
    createRoute({ getParentRoute, path: '/households/$id', component: lazyRouteComponent(pages, 'HouseholdPage') }),
    createRoute({
      getParentRoute,
      path: '/notices',
      component: lazyRouteComponent(pages, 'NoticesPage'),
      validateSearch: (search: Record<string, unknown>) => searchTexts(search, ['division', 'state']),
    }),
    createRoute({ getParentRoute, path: '/notices/$id', component: lazyRouteComponent(pages, 'NoticePage') }),
    createRoute({ getParentRoute, path: '/imports', component: lazyRouteComponent(pages, 'ImportsPage') }),
    createRoute({ getParentRoute, path: '/pay-runs', component: lazyRouteComponent(pages, 'PayRunsPage') }),
  ]),
]);
