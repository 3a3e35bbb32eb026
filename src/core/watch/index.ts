export { watchRoutes } from './watch.routes.ts';
export { listSweeps, nightlySweep, startSweep, watchTasks } from './watch.sweep.service.ts';
