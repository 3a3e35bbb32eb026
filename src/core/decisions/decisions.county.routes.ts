import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { BinaryFile } from '#core/access/binary-file.contract.ts';
import { actorOf, type Context } from '#core/access/index.ts';
import { plainMonth } from '#kit/plain-date.ts';
import {
  DecisionRunDetail,
  DecisionRunList,
  DecisionRunMade,
  DecisionRunParams,
  NewDecisionRun,
  ProposalDetail,
  ProposalFilter,
  ProposalPage,
  ProposalParams,
  ProposalQuery,
} from './decisions.contract.ts';
import { startDecisionRun } from './decisions.county.service.ts';
import { explainProposal } from './decisions.explanation.service.ts';
import { exportProposals } from './decisions.export.service.ts';
import { getDecisionRun, listDecisionRuns, listProposals } from './decisions.read.service.ts';
import { sendWorkbook } from './send-workbook.ts';

const tags = ['decisions'];

export const countyRoutes = (ctx: Context) => async (app: FastifyInstance) => {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/decision-runs',
    { schema: { summary: '判定批次列表', tags, response: { 200: DecisionRunList } } },
    async (request) => listDecisionRuns(ctx, actorOf(request)),
  );

  routes.post(
    '/api/decision-runs',
    { schema: { summary: '对全县逐户判定', tags, body: NewDecisionRun, response: { 202: DecisionRunMade } } },
    async (request, reply) => {
      const { item, month, key } = request.body;
      const run = await startDecisionRun(ctx, actorOf(request), { item, month: plainMonth(month), key });
      return reply.status(202).send(run);
    },
  );

  routes.get(
    '/api/decision-runs/:id',
    { schema: { summary: '判定批次及小计', tags, params: DecisionRunParams, response: { 200: DecisionRunDetail } } },
    async (request) => getDecisionRun(ctx, actorOf(request), request.params.id),
  );

  routes.get(
    '/api/decision-runs/:id/proposals',
    {
      schema: {
        summary: '判定建议，差额大的在前',
        tags,
        params: DecisionRunParams,
        querystring: ProposalQuery,
        response: { 200: ProposalPage },
      },
    },
    async (request) => listProposals(ctx, actorOf(request), { ...request.query, run: request.params.id }),
  );

  routes.get(
    '/api/decision-runs/:id/proposals.xlsx',
    {
      schema: {
        summary: '导出判定建议（xlsx）',
        tags,
        params: DecisionRunParams,
        querystring: ProposalFilter,
        produces: ['application/octet-stream'],
        response: { 200: BinaryFile },
      },
    },
    async (request, reply) =>
      sendWorkbook(reply, await exportProposals(ctx, actorOf(request), { ...request.query, run: request.params.id })),
  );

  routes.get(
    '/api/decision-runs/:id/proposals/:household',
    {
      schema: { summary: '一户的判定建议和全部依据', tags, params: ProposalParams, response: { 200: ProposalDetail } },
    },
    async (request) => {
      const { id, household } = request.params;
      return explainProposal(ctx, actorOf(request), { run: id, household });
    },
  );
};
