import { createRouter } from '@tanstack/react-router';
import { officeRoutes } from './office/routes.ts';
import { residentsRoutes } from './residents/routes.ts';
import { rootRoute } from './root-route.tsx';
import { ErrorState } from './ui/error-state.tsx';
import { LoadingState } from './ui/loading-state.tsx';

/** The addresses of all shells. Only the pages of the shell that was asked for are loaded. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([residentsRoutes, officeRoutes]),
  defaultPendingComponent: LoadingState,
  defaultPendingMs: 300,
  defaultErrorComponent: ErrorState,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
