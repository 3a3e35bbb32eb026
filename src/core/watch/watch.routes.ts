import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { actorOf, type Context } from '#core/access/index.ts';
import { formComponentName, formSchema } from '#kit/form-schema.ts';
import { assignWork, listClerks } from './watch.assignment.service.ts';
import * as contract from './watch.contract.ts';
import { searchOffice } from './watch.search.service.ts';
import { listSweeps, startSweep } from './watch.sweep.service.ts';
import { answerTask, getTask, listTasks, recordVisit } from './watch.tasks.service.ts';
import { listWork, overviewWork, summariseWork } from './watch.work.service.ts';

const tags = ['watch'];

export const watchRoutes = (ctx: Context) => async (app: FastifyInstance) => {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/sweeps',
    { schema: { summary: '最近的全县巡查', tags, response: { 200: contract.SweepList } } },
    async (request) => listSweeps(ctx, actorOf(request)),
  );
  routes.post(
    '/api/sweeps',
    { schema: { summary: '现在巡查全县', tags, body: contract.NewSweep, response: { 202: contract.SweepMade } } },
    async (request, reply) => reply.status(202).send(await startSweep(ctx, actorOf(request), request.body)),
  );
  routes.get(
    '/api/tasks',
    {
      schema: {
        summary: '线索和走访待办',
        tags,
        querystring: contract.TaskFilter,
        response: { 200: contract.TaskPage },
      },
    },
    async (request) => listTasks(ctx, actorOf(request), request.query),
  );
  routes.get(
    '/api/tasks/:id',
    { schema: { summary: '一项待办', tags, params: contract.TaskParams, response: { 200: contract.TaskDetail } } },
    async (request) => getTask(ctx, actorOf(request), request.params.id),
  );
  routes.post(
    '/api/tasks/:id/answer',
    {
      schema: {
        summary: '答复预警线索',
        tags,
        params: contract.TaskParams,
        body: contract.AnswerTask,
        response: { 200: contract.TaskAnswered },
      },
    },
    async (request) => answerTask(ctx, actorOf(request), { ...request.body, task: request.params.id }),
  );
  for (const round of ctx.catalogue.rounds) {
    const body = Type.Object(
      { key: contract.Key, answers: formSchema(round.form) },
      { title: `${formComponentName(round.form)}Visit`, additionalProperties: false },
    );
    routes.post(
      `/api/rounds/${round.key}/tasks/:id/visit`,
      {
        schema: {
          summary: `登记${round.name}`,
          tags,
          params: contract.TaskParams,
          body,
          response: { 200: contract.TaskAnswered },
        },
      },
      async (request) => {
        const { key, answers } = request.body;
        return recordVisit(ctx, actorOf(request), { task: request.params.id, answers, key });
      },
    );
  }

  routes.get(
    '/api/my-work',
    {
      schema: {
        summary: '我的工作：办件、线索、走访，超期在前',
        tags,
        querystring: contract.WorkQuery,
        response: { 200: contract.WorkPage },
      },
    },
    async (request) => listWork(ctx, actorOf(request), request.query),
  );
  routes.get(
    '/api/my-work/summary',
    { schema: { summary: '我的工作有多少', tags, response: { 200: contract.WorkSummary } } },
    async (request) => summariseWork(ctx, actorOf(request)),
  );
  routes.get(
    '/api/search',
    {
      schema: {
        summary: '按姓名、拼音、身份证号或办件编号查',
        tags,
        querystring: contract.SearchQuery,
        response: { 200: contract.SearchAnswer },
      },
    },
    async (request) => searchOffice(ctx, actorOf(request), request.query.text),
  );
  routes.get(
    '/api/work/overview',
    {
      schema: {
        summary: '在办、到期和超期，按地区、环节和人员',
        tags,
        querystring: contract.OverviewQuery,
        response: { 200: contract.WorkOverview },
      },
    },
    async (request) => overviewWork(ctx, actorOf(request), request.query.division),
  );
  routes.get(
    '/api/work/:id/clerks',
    {
      schema: {
        summary: '可以指派给谁',
        tags,
        params: contract.TaskParams,
        querystring: contract.ClerkQuery,
        response: { 200: contract.ClerkList },
      },
    },
    async (request) => listClerks(ctx, actorOf(request), { id: request.params.id, source: request.query.source }),
  );
  routes.post(
    '/api/work/:id/assignment',
    {
      schema: {
        summary: '指派给一个人，或取消指派',
        tags,
        params: contract.TaskParams,
        body: contract.AssignWork,
        response: { 200: contract.WorkAssigned },
      },
    },
    async (request) => assignWork(ctx, actorOf(request), { ...request.body, id: request.params.id }),
  );
};
