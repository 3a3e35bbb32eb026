import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import type { Context } from './context.ts';
import { JobParams, JobProgress } from './job-progress.contract.ts';
import { cancelJob, getJob } from './job-progress.service.ts';
import { actorOf } from './request-actor.ts';

export const jobRoutes = (ctx: Context) => async (app: FastifyInstance) => {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/jobs/:id',
    { schema: { summary: '任务进度', tags: ['jobs'], params: JobParams, response: { 200: JobProgress } } },
    async (request) => getJob(ctx, actorOf(request), request.params.id),
  );

  routes.post(
    '/api/jobs/:id/cancel',
    { schema: { summary: '取消任务', tags: ['jobs'], params: JobParams, response: { 200: JobProgress } } },
    async (request) => cancelJob(ctx, actorOf(request), request.params.id),
  );
};
