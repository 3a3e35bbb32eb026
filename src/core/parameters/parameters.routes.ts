import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { actorOf, type Context } from '#core/access/index.ts';
import {
  NewProposal,
  ParameterDetail,
  ParameterList,
  ParameterParams,
  ProposalDraft,
  ProposalKey,
  ProposalOutcome,
  ProposalPage,
  ProposalParams,
  ProposalPreview,
  ProposalQuery,
  ProposalRejection,
} from './parameters.contract.ts';
import {
  approveProposal,
  previewProposal,
  proposeValue,
  rejectProposal,
  withdrawProposal,
} from './parameters.proposals.service.ts';
import { getParameter, listParameters, listProposals } from './parameters.read.service.ts';

const tags = ['parameters'];

export const parametersRoutes = (ctx: Context) => async (app: FastifyInstance) => {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/parameters',
    { schema: { summary: '标准参数', tags, response: { 200: ParameterList } } },
    async (request) => listParameters(ctx, actorOf(request)),
  );

  routes.get(
    '/api/parameters/:key',
    {
      schema: {
        summary: '一个标准参数的各期值、来历和提议',
        tags,
        params: ParameterParams,
        response: { 200: ParameterDetail },
      },
    },
    async (request) => getParameter(ctx, actorOf(request), request.params.key),
  );

  routes.get(
    '/api/parameters/:key/preview',
    {
      schema: {
        summary: '提议一个值以前，看批准后会怎样',
        tags,
        params: ParameterParams,
        querystring: ProposalDraft,
        response: { 200: ProposalPreview },
      },
    },
    async (request) => previewProposal(ctx, actorOf(request), { ...request.query, parameter: request.params.key }),
  );

  routes.post(
    '/api/parameters/:key/proposals',
    {
      schema: {
        summary: '提议一个值（由另一人审批）',
        tags,
        params: ParameterParams,
        body: NewProposal,
        response: { 201: ProposalOutcome },
      },
    },
    async (request, reply) => {
      const input = { ...request.body, parameter: request.params.key };
      return reply.status(201).send(await proposeValue(ctx, actorOf(request), input));
    },
  );

  routes.get(
    '/api/parameter-proposals',
    { schema: { summary: '标准参数的提议', tags, querystring: ProposalQuery, response: { 200: ProposalPage } } },
    async (request) => listProposals(ctx, actorOf(request), request.query),
  );

  routes.post(
    '/api/parameter-proposals/:id/approve',
    {
      schema: {
        summary: '批准提议，值即生效（提议人不能批准）',
        tags,
        params: ProposalParams,
        body: ProposalKey,
        response: { 200: ProposalOutcome },
      },
    },
    async (request) => approveProposal(ctx, actorOf(request), { proposal: request.params.id, key: request.body.key }),
  );

  routes.post(
    '/api/parameter-proposals/:id/reject',
    {
      schema: {
        summary: '不批准提议，写明理由',
        tags,
        params: ProposalParams,
        body: ProposalRejection,
        response: { 200: ProposalOutcome },
      },
    },
    async (request) => rejectProposal(ctx, actorOf(request), { proposal: request.params.id, ...request.body }),
  );

  routes.post(
    '/api/parameter-proposals/:id/withdraw',
    {
      schema: {
        summary: '撤回自己的提议',
        tags,
        params: ProposalParams,
        body: ProposalKey,
        response: { 200: ProposalOutcome },
      },
    },
    async (request) => withdrawProposal(ctx, actorOf(request), { proposal: request.params.id, key: request.body.key }),
  );
};
