export { decisionTasks, startDecisionRun } from './decisions.county.service.ts';
export { workbookOf } from './decisions.export.service.ts';
export { getDecisionRun } from './decisions.read.service.ts';
export { replayHousehold } from './decisions.replay.service.ts';
export { decisionsRoutes } from './decisions.routes.ts';
export { simulate } from './decisions.simulation.service.ts';
export { sendWorkbook } from './send-workbook.ts';
