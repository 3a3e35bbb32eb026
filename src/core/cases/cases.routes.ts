import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { type TSchema, Type } from 'typebox';
import { entrustmentForm } from '#kit/entrustment.ts';
import type { Form, UnknownAnswers } from '#kit/form.ts';
import { formComponentName, formSchema } from '#kit/form-schema.ts';
import { actorOf } from '../access/index.ts';
import { caseDetail, itemPage } from './case-detail.ts';
import { getItem } from './case-file.ts';
import { act } from './cases.act.service.ts';
import { apply } from './cases.apply.service.ts';
import * as contract from './cases.contract.ts';
import { draftRoutes } from './cases.drafts.routes.ts';
import { intakeRoutes } from './cases.intake.routes.ts';
import { countWork, findMyWork, getCase, listCases, listOwnCases } from './cases.read.service.ts';
import { recusalRoutes } from './cases.recusal.routes.ts';
import * as signing from './cases.sign.service.ts';
import { startCase } from './cases.start.service.ts';
import type { CaseOffice } from './cases.ts';
import { CaseAnswers, ItemList, ItemPage, ItemParams } from './items.contract.ts';

const tags = ['cases'];

/** One action route for all items; each move's form is a named component of its body. */
export const casesRoutes = (office: CaseOffice) => async (app: FastifyInstance) => {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  for (const item of office.catalogue.items.filter(({ startedBy }) => startedBy === undefined)) {
    const body = Type.Object(
      {
        key: contract.ClientKey,
        answers: formSchema(item.form),
        draft: Type.Optional(Type.String({ format: 'uuid', description: '由哪份草稿而来：提交后删除' })),
        ...(item.entrustment === undefined ? {} : { entrustment: Type.Optional(formSchema(entrustmentForm)) }),
      },
      { title: `${formComponentName(item.form)}Request`, additionalProperties: false },
    );
    routes.post(
      `/api/items/${item.key}/applications`,
      { schema: { summary: `申请${item.name}`, tags, body, response: { 201: contract.Applied } } },
      async (request, reply) => {
        const { key, answers, draft, entrustment } = request.body;
        const application = {
          ...{ item: item.key, key, answers },
          ...(draft === undefined ? {} : { draft }),
          ...(entrustment === undefined ? {} : { entrustment: asAnswers(entrustment) }),
        };
        return reply.status(201).send(await apply(office, actorOf(request), application));
      },
    );
  }

  for (const item of office.catalogue.items.filter(({ startedBy }) => startedBy !== undefined)) {
    const body = Type.Object(
      {
        key: contract.ClientKey,
        household: Type.String({ format: 'uuid', description: '为哪一户办' }),
        answers: formSchema(item.form),
      },
      { title: `${formComponentName(item.form)}Start`, additionalProperties: false },
    );
    routes.post(
      `/api/items/${item.key}/cases`,
      { schema: { summary: `启动${item.name}`, tags, body, response: { 201: contract.Applied } } },
      async (request, reply) => {
        const { key, household, answers } = request.body;
        return reply
          .status(201)
          .send(await startCase(office, actorOf(request), { item: item.key, household, key, answers }));
      },
    );
  }

  const moveForms = office.catalogue.items
    .flatMap((item) => Object.values(item.flow.moves))
    .flatMap((move) => (move.form === undefined ? [] : [move.form]));
  const actionBody = Type.Object(
    {
      key: contract.ClientKey,
      seq: Type.Integer({ minimum: 0, description: '所见的最后一步：别人先办了则为409' }),
      answers: Type.Optional(anyOfForms(moveForms)),
    },
    { title: 'CaseActionRequest', additionalProperties: false },
  );
  routes.post(
    '/api/cases/:id/actions/:move',
    {
      schema: {
        summary: '办理：流程的一个动作',
        tags,
        params: contract.ActionParams,
        body: actionBody,
        response: { 200: contract.Acted },
      },
    },
    async (request) => {
      const { params, body } = request;
      const answers = asAnswers(body.answers);
      return act(office, actorOf(request), {
        case: params.id,
        move: params.move,
        seq: body.seq,
        key: body.key,
        answers,
      });
    },
  );

  routes.get('/api/items', { schema: { summary: '事项清单', tags, response: { 200: ItemList } } }, async () => ({
    items: office.catalogue.items.map(itemPage),
  }));
  routes.get(
    '/api/items/:key',
    { schema: { summary: '事项：指南、表单、阶段', tags, params: ItemParams, response: { 200: ItemPage } } },
    async ({ params }) => itemPage(getItem(office, params.key)),
  );

  routes.get(
    '/api/work',
    { schema: { summary: '我的待办', tags, querystring: contract.WorkQuery, response: { 200: contract.CaseLines } } },
    async (request) => linePage(await findMyWork(office, actorOf(request), request.query)),
  );
  routes.get(
    '/api/work/counts',
    { schema: { summary: '各阶段在办件数', tags, response: { 200: contract.WorkCounts } } },
    async (request) => ({ items: await countWork(office, actorOf(request)) }),
  );
  routes.get(
    '/api/cases',
    { schema: { summary: '辖区办件', tags, querystring: contract.CaseQuery, response: { 200: contract.CaseLines } } },
    async (request) => linePage(await listCases(office, actorOf(request), request.query)),
  );
  routes.get(
    '/api/own/cases',
    { schema: { summary: '本人的办件', tags, response: { 200: contract.CaseLines } } },
    async (request) => linePage(await listOwnCases(office, actorOf(request))),
  );
  routes.get(
    '/api/cases/:id',
    { schema: { summary: '办件', tags, params: contract.CaseParams, response: { 200: contract.CaseDetail } } },
    async (request) => caseDetail(await getCase(office, actorOf(request), request.params.id)),
  );
  await app.register(signingRoutes(office));
  await app.register(draftRoutes(office));
  await app.register(intakeRoutes(office));
  await app.register(recusalRoutes(office));
};

const signingRoutes = (office: CaseOffice) => async (app: FastifyInstance) => {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.post(
    '/api/cases/:id/signature',
    {
      schema: {
        summary: '本人签署核对授权',
        tags,
        params: contract.CaseParams,
        body: contract.OwnSignature,
        response: { 200: contract.Done },
      },
    },
    async (request) => {
      await signing.signSelf(office, actorOf(request), { case: request.params.id, key: request.body.key });
      return { done: true as const };
    },
  );
  routes.post(
    '/api/cases/:id/sign-links',
    {
      schema: {
        summary: '生成家庭成员的一次性签字链接',
        tags,
        params: contract.CaseParams,
        body: contract.SignLinkRequest,
        response: { 200: contract.SignLink },
      },
    },
    async (request) => {
      const asked = { case: request.params.id, person: request.body.person };
      const { token, expires } = await signing.makeSignLink(office, actorOf(request), asked);
      return { url: `${office.installation.publicUrl}/authorise/${token}`, expires };
    },
  );
  routes.post(
    '/api/cases/:id/paper-signatures',
    {
      schema: {
        summary: '登记纸质授权书',
        tags,
        params: contract.CaseParams,
        body: contract.PaperSignature,
        response: { 200: contract.Done },
      },
    },
    async (request) => {
      await signing.signOnPaper(office, actorOf(request), { case: request.params.id, ...request.body });
      return { done: true as const };
    },
  );
  routes.get(
    '/api/public/sign/:token',
    { schema: { summary: '签字页', tags, params: contract.SignParams, response: { 200: contract.SignPage } } },
    async (request) => {
      const page = await signing.getSignPage(office, actorOf(request), request.params.token);
      return { ...page, sources: [...page.sources] };
    },
  );
  routes.post(
    '/api/public/sign/:token',
    {
      schema: {
        summary: '凭一次性链接签字',
        tags,
        params: contract.SignParams,
        body: contract.LinkSignature,
        response: { 200: contract.Done },
      },
    },
    async (request) => {
      await signing.signByLink(office, actorOf(request), { token: request.params.token, ...request.body });
      return { done: true as const };
    },
  );
};

const linePage = (page: Awaited<ReturnType<typeof findMyWork>>): contract.CaseLines => ({
  items: [...page.items],
  next: page.next,
});

/** The schema has proved that there are fields by name; the move's own form checks them. */
const asAnswers = (value: unknown): UnknownAnswers => (typeof value === 'object' && value !== null ? { ...value } : {});

const anyOfForms = (forms: readonly Form[]): TSchema =>
  forms.length === 0 ? CaseAnswers : Type.Union([...new Set(forms)].map(formSchema), { title: 'MoveAnswers' });
