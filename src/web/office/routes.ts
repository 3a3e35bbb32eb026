import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { searchTexts } from '#web/lib/search-texts.ts';
import { rootRoute } from '../root-route.tsx';
import { importSearch } from './imports/import-search.ts';
import { payRunSearch } from './pay-runs/pay-run-search.ts';

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

// A list of its own: inside addChildren the routes would lose the types of their addresses.
const desk = [
  createRoute({
    getParentRoute,
    path: '/',
    component: lazyRouteComponent(pages, 'WorkPage'),
    validateSearch: (search: Record<string, unknown>) => searchTexts(search, ['show']),
  }),
  createRoute({
    getParentRoute,
    path: '/overview',
    component: lazyRouteComponent(pages, 'OverviewPage'),
    validateSearch: (search: Record<string, unknown>) => searchTexts(search, ['division', 'due', 'source', 'assignee']),
  }),
  createRoute({
    getParentRoute,
    path: '/tasks',
    component: lazyRouteComponent(pages, 'TasksPage'),
    validateSearch: (search: Record<string, unknown>) => searchTexts(search, ['division', 'source', 'state']),
  }),
  createRoute({ getParentRoute, path: '/tasks/$id', component: lazyRouteComponent(pages, 'TaskPage') }),
  createRoute({
    getParentRoute,
    path: '/figures',
    component: lazyRouteComponent(pages, 'FiguresPage'),
    validateSearch: (search: Record<string, unknown>) => searchTexts(search, ['benefit', 'month', 'division']),
  }),
  createRoute({
    getParentRoute,
    path: '/figures/$key',
    component: lazyRouteComponent(pages, 'FigurePage'),
    validateSearch: (search: Record<string, unknown>) => searchTexts(search, ['month', 'division', 'part']),
  }),
  createRoute({ getParentRoute, path: '/deputies', component: lazyRouteComponent(pages, 'DeputiesPage') }),
  createRoute({
    getParentRoute,
    path: '/search',
    component: lazyRouteComponent(pages, 'SearchPage'),
    validateSearch: (search: Record<string, unknown>) => searchTexts(search, ['text']),
  }),
  createRoute({
    getParentRoute,
    path: '/cases',
    component: lazyRouteComponent(pages, 'CasesPage'),
    validateSearch: (search: Record<string, unknown>) => searchTexts(search, ['division', 'stage', 'number']),
  }),
  createRoute({ getParentRoute, path: '/cases/$id', component: lazyRouteComponent(pages, 'CasePage') }),
  createRoute({
    getParentRoute,
    path: '/apply/$item',
    component: lazyRouteComponent(pages, 'ApplyForPage'),
    validateSearch: (search: Record<string, unknown>) => searchTexts(search, ['draft']),
  }),
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
    path: '/households/$id/start/$item',
    component: lazyRouteComponent(pages, 'StartCasePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/households/$id/replay',
    component: lazyRouteComponent(pages, 'ReplayPage'),
    validateSearch: (search: Record<string, unknown>) => searchTexts(search, ['month', 'until', 'show', 'side']),
  }),
  createRoute({
    getParentRoute,
    path: '/notices',
    component: lazyRouteComponent(pages, 'NoticesPage'),
    validateSearch: (search: Record<string, unknown>) => searchTexts(search, ['division', 'state']),
  }),
  createRoute({
    getParentRoute,
    path: '/verifications',
    component: lazyRouteComponent(pages, 'VerificationsPage'),
    validateSearch: (search: Record<string, unknown>) => searchTexts(search, ['show']),
  }),
  createRoute({ getParentRoute, path: '/notices/$id', component: lazyRouteComponent(pages, 'NoticePage') }),
  createRoute({ getParentRoute, path: '/imports', component: lazyRouteComponent(pages, 'ImportsPage') }),
  createRoute({ getParentRoute, path: '/imports/new', component: lazyRouteComponent(pages, 'NewImportPage') }),
  createRoute({
    getParentRoute,
    path: '/imports/$id',
    component: lazyRouteComponent(pages, 'ImportPage'),
    validateSearch: importSearch,
  }),
  createRoute({ getParentRoute, path: '/pay-runs', component: lazyRouteComponent(pages, 'PayRunsPage') }),
  createRoute({
    getParentRoute,
    path: '/pay-runs/$id',
    component: lazyRouteComponent(pages, 'PayRunPage'),
    validateSearch: payRunSearch,
  }),
  createRoute({
    getParentRoute,
    path: '/parameters',
    component: lazyRouteComponent(pages, 'ParametersPage'),
    validateSearch: (search: Record<string, unknown>) => searchTexts(search, ['text', 'show']),
  }),
  createRoute({
    getParentRoute,
    path: '/parameters/$key',
    component: lazyRouteComponent(pages, 'ParameterPage'),
    validateSearch: (search: Record<string, unknown>) => searchTexts(search, ['division', 'from']),
  }),
  createRoute({ getParentRoute, path: '/decision-runs', component: lazyRouteComponent(pages, 'DecisionRunsPage') }),
  createRoute({
    getParentRoute,
    path: '/decision-runs/$id',
    component: lazyRouteComponent(pages, 'DecisionRunPage'),
    validateSearch: (search: Record<string, unknown>) => searchTexts(search, ['view', 'town']),
  }),
  createRoute({
    getParentRoute,
    path: '/decision-runs/$id/$household',
    component: lazyRouteComponent(pages, 'ProposalPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/simulations',
    component: lazyRouteComponent(pages, 'SimulationsPage'),
    validateSearch: (search: Record<string, unknown>) =>
      searchTexts(search, ['item', 'from', 'months', 'near', 'changes', 'list', 'town']),
  }),
  createRoute({
    getParentRoute,
    path: '/audit',
    component: lazyRouteComponent(pages, 'AuditPage'),
    validateSearch: (search: Record<string, unknown>) => searchTexts(search, ['purpose', 'action', 'actor', 'subject']),
  }),
] as const;

/** The desks of the county and its towns. Filters of a list live in its address. */
export const officeRoutes = office.addChildren([signIn, shell.addChildren(desk)]);
