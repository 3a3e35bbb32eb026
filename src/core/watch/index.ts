export { watchRoutes } from './watch.routes.ts';
export { nightlySweep, startSweep, watchTasks } from './watch.sweep.service.ts';
