import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { actorOf, type Context } from '#core/access/index.ts';
import { plainMonth } from '#kit/plain-date.ts';
import { BenefitFigures, BenefitList, FiguresQuery, HouseholdParams, OwnBenefits } from './benefits.contract.ts';
import { getBenefitFigures, listBenefits, listOwnBenefits } from './benefits.read.service.ts';

const tags = ['benefits'];

export const benefitsRoutes = (ctx: Context) => async (app: FastifyInstance) => {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/households/:id/benefits',
    { schema: { summary: '一户的待遇', tags, params: HouseholdParams, response: { 200: BenefitList } } },
    async (request) => listBenefits(ctx, actorOf(request), request.params.id),
  );

  routes.get(
    '/api/own/benefits',
    { schema: { summary: '本人和所在家庭在发的待遇', tags, response: { 200: OwnBenefits } } },
    async (request) => listOwnBenefits(ctx, actorOf(request)),
  );

  routes.get(
    '/api/benefits/figures',
    {
      schema: { summary: '各乡镇待遇数', tags, querystring: FiguresQuery, response: { 200: BenefitFigures } },
    },
    async (request) => {
      const { month } = request.query;
      return getBenefitFigures(ctx, actorOf(request), month === undefined ? undefined : plainMonth(month));
    },
  );
};
