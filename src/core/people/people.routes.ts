import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { actorOf, type Context } from '#core/access/index.ts';
import * as contract from './people.contract.ts';
import { getHousehold, getPerson, listHouseholds, searchPeople, unmaskPerson } from './people.service.ts';

const tags = ['people'];

export const peopleRoutes = (ctx: Context) => async (app: FastifyInstance) => {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/people',
    {
      schema: {
        summary: '按姓名或身份证号查人',
        tags,
        querystring: contract.SearchQuery,
        response: { 200: contract.PersonPage },
      },
    },
    async (request) => searchPeople(ctx, actorOf(request), request.query),
  );

  routes.get(
    '/api/people/:id',
    { schema: { summary: '人员', tags, params: contract.IdParams, response: { 200: contract.PersonDetail } } },
    async (request) => getPerson(ctx, actorOf(request), request.params.id),
  );

  routes.post(
    '/api/people/:id/unmask',
    {
      schema: {
        summary: '查看完整号码',
        tags,
        params: contract.IdParams,
        body: contract.UnmaskRequest,
        response: { 200: contract.UnmaskedPerson },
      },
    },
    async (request) => unmaskPerson(ctx, actorOf(request), request.params.id, request.body.purpose),
  );

  routes.get(
    '/api/households',
    {
      schema: {
        summary: '家庭列表',
        tags,
        querystring: contract.HouseholdsQuery,
        response: { 200: contract.HouseholdPage },
      },
    },
    async (request) => listHouseholds(ctx, actorOf(request), request.query),
  );

  routes.get(
    '/api/households/:id',
    { schema: { summary: '家庭', tags, params: contract.IdParams, response: { 200: contract.HouseholdDetail } } },
    async (request) => getHousehold(ctx, actorOf(request), request.params.id),
  );
};
