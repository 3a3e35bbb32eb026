import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { actorOf } from '../access/index.ts';
import { CaseParams } from './cases.contract.ts';
import { Recusals, RecusalToRecord } from './cases.recusal.contract.ts';
import { listRecusals, recuse } from './cases.recusal.service.ts';
import type { CaseOffice } from './cases.ts';

const tags = ['cases'];

/** 回避: who does not work a case. */
export const recusalRoutes = (office: CaseOffice) => async (app: FastifyInstance) => {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.get(
    '/api/cases/:id/recusals',
    { schema: { summary: '办件的回避登记', tags, params: CaseParams, response: { 200: Recusals } } },
    async (request) => ({ items: [...(await listRecusals(office, actorOf(request), request.params.id))] }),
  );
  routes.post(
    '/api/cases/:id/recusals',
    {
      schema: {
        summary: '登记回避：本人自行回避，或由乡镇领导、县审批岗指令回避；登记后不能再办这个办件',
        tags,
        params: CaseParams,
        body: RecusalToRecord,
        response: { 204: Type.Null({ description: '已登记' }) },
      },
    },
    async (request, reply) => {
      await recuse(office, actorOf(request), { case: request.params.id, ...request.body });
      return reply.status(204).send(null);
    },
  );
};
