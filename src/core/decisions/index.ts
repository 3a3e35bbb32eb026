export { replayHousehold } from './decisions.replay.service.ts';
export { decisionTasks, startDecisionRun } from './decisions.county.service.ts';
export { getDecisionRun } from './decisions.read.service.ts';
export { decisionsRoutes } from './decisions.routes.ts';
