import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { BinaryFile } from '../access/binary-file.contract.ts';
import { actorOf } from '../access/index.ts';
import { withdrawConsent } from '../cases/index.ts';
import { askAgain, startVerification } from './exchange.asking.service.ts';
import { closeBreach } from './exchange.breach.service.ts';
import * as contract from './exchange.contract.ts';
import { concludeReview, objectToReport, startRecheck } from './exchange.objection.service.ts';
import { getOwnVerification } from './exchange.own.service.ts';
import { printReport } from './exchange.print.service.ts';
import { getCaseVerification, listVerifications } from './exchange.read.service.ts';
import type { ExchangeOffice } from './exchange.ts';

const tags = ['verification'];
const done = { done: true as const };

export const exchangeRoutes = (office: ExchangeOffice) => async (app: FastifyInstance) => {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/verifications',
    {
      schema: {
        summary: '核对台账',
        tags,
        querystring: contract.VerificationListQuery,
        response: { 200: contract.VerificationLines },
      },
    },
    async (request) => listVerifications(office, actorOf(request), request.query),
  );

  routes.get(
    '/api/cases/:id/verification',
    {
      schema: {
        summary: '办件的经济状况核对',
        tags,
        params: contract.CaseParams,
        response: { 200: contract.CaseVerification },
      },
    },
    async (request) => getCaseVerification(office, actorOf(request), request.params.id),
  );

  routes.get(
    '/api/own/cases/:id/verification',
    {
      schema: {
        summary: '本人的核对情况',
        tags,
        params: contract.CaseParams,
        response: { 200: contract.OwnVerification },
      },
    },
    async (request) => getOwnVerification(office, actorOf(request), request.params.id),
  );

  routes.post(
    '/api/cases/:id/verification',
    {
      schema: {
        summary: '开始核对：向各来源询问',
        tags,
        params: contract.CaseParams,
        body: contract.KeyOnly,
        response: { 200: contract.Begun },
      },
    },
    async (request) => startVerification(office, actorOf(request), { case: request.params.id, ...request.body }),
  );

  routes.post(
    '/api/cases/:id/verification/again',
    {
      schema: {
        summary: '再问一次没有答复的来源',
        tags,
        params: contract.CaseParams,
        body: contract.KeyOnly,
        response: { 200: contract.Begun },
      },
    },
    async (request) => askAgain(office, actorOf(request), { case: request.params.id, ...request.body }),
  );

  routes.get(
    '/api/verification-reports/:id/report.pdf',
    {
      schema: {
        summary: '核对报告（PDF）',
        tags,
        params: contract.ReportParams,
        produces: ['application/pdf'],
        response: { 200: BinaryFile },
      },
    },
    async (request, reply) => {
      const { name, pdf } = await printReport(office, actorOf(request), request.params.id);
      return reply
        .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(name)}`)
        .header('cache-control', 'private, no-store')
        .type('application/pdf')
        .send(pdf);
    },
  );

  routes.post(
    '/api/verification-queries/:id/breach',
    {
      schema: {
        summary: '登记身份不符的查处结果',
        tags,
        params: contract.QueryParams,
        body: contract.BreachNote,
        response: { 200: contract.ExchangeDone },
      },
    },
    async (request) => {
      await closeBreach(office, actorOf(request), { query: request.params.id, ...request.body });
      return done;
    },
  );
  await app.register(objectionRoutes(office));
};

const objectionRoutes = (office: ExchangeOffice) => async (app: FastifyInstance) => {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.post(
    '/api/cases/:id/verification/objections',
    {
      schema: {
        summary: '对核对报告提出异议',
        tags,
        params: contract.CaseParams,
        body: contract.NewObjection,
        response: { 201: contract.ObjectionMade },
      },
    },
    async (request, reply) => {
      const input = { case: request.params.id, ...request.body };
      return reply.status(201).send(await objectToReport(office, actorOf(request), input));
    },
  );

  routes.post(
    '/api/cases/:id/verification/objections/:objection/recheck',
    {
      schema: {
        summary: '开始复核：重新询问',
        tags,
        params: contract.ObjectionParams,
        body: contract.KeyOnly,
        response: { 200: contract.Begun },
      },
    },
    async (request) => {
      const { id, objection } = request.params;
      return startRecheck(office, actorOf(request), { case: id, objection, ...request.body });
    },
  );

  routes.post(
    '/api/cases/:id/verification/objections/:objection/conclusion',
    {
      schema: {
        summary: '出具复核报告，答复异议',
        tags,
        params: contract.ObjectionParams,
        body: contract.ReviewConclusion,
        response: { 200: contract.ReviewMade },
      },
    },
    async (request) => {
      const { id, objection } = request.params;
      return concludeReview(office, actorOf(request), { case: id, objection, ...request.body });
    },
  );

  routes.post(
    '/api/cases/:id/people/:person/consent-withdrawal',
    {
      schema: {
        summary: '撤回核对授权',
        tags,
        params: contract.PersonParams,
        body: contract.Withdrawal,
        response: { 200: contract.ExchangeDone },
      },
    },
    async (request) => {
      const { id, person } = request.params;
      await withdrawConsent(office, actorOf(request), { case: id, person, ...request.body });
      return done;
    },
  );
};
