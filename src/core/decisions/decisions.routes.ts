import type { FastifyInstance } from 'fastify';
import type { Context } from '#core/access/index.ts';
import { countyRoutes } from './decisions.county.routes.ts';
import { replayRoutes } from './decisions.replay.routes.ts';
import { simulationRoutes } from './decisions.simulation.routes.ts';

/** The routes of this module, by idea. */
export const decisionsRoutes = (ctx: Context) => async (app: FastifyInstance) => {
  await app.register(countyRoutes(ctx));
  await app.register(replayRoutes(ctx));
  await app.register(simulationRoutes(ctx));
};
