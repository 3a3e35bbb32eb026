import type { FastifyInstance } from 'fastify';
import type { Context } from '#core/access/index.ts';

export const simulationRoutes = (_ctx: Context) => async (_app: FastifyInstance) => {};
