import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { actorOf } from '../access/index.ts';
import { Done } from './cases.contract.ts';
import * as contract from './cases.drafts.contract.ts';
import { beginDraft, deleteDraft, getDraft, listOwnDrafts, saveDraft } from './cases.drafts.service.ts';
import type { CaseOffice } from './cases.ts';

const tags = ['drafts'];

/** Applications that were not sent yet: each its owner's alone. */
export const draftRoutes = (office: CaseOffice) => async (app: FastifyInstance) => {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.get(
    '/api/drafts',
    { schema: { summary: '本人没有提交的申请', tags, response: { 200: contract.DraftLines } } },
    async (request) => ({ items: [...(await listOwnDrafts(office, actorOf(request)))] }),
  );
  routes.post(
    '/api/drafts',
    { schema: { summary: '新建申请草稿', tags, body: contract.DraftToBegin, response: { 201: contract.DraftSaved } } },
    async (request, reply) => reply.status(201).send(await beginDraft(office, actorOf(request), request.body)),
  );
  routes.get(
    '/api/drafts/:id',
    { schema: { summary: '申请草稿', tags, params: contract.DraftParams, response: { 200: contract.Draft } } },
    async (request) => getDraft(office, actorOf(request), request.params.id),
  );
  routes.put(
    '/api/drafts/:id',
    {
      schema: {
        summary: '保存申请草稿；在别处又存过的不覆盖',
        tags,
        params: contract.DraftParams,
        body: contract.DraftToSave,
        response: { 200: contract.DraftSaved },
      },
    },
    async (request) => saveDraft(office, actorOf(request), { ...request.body, id: request.params.id }),
  );
  routes.delete(
    '/api/drafts/:id',
    { schema: { summary: '删除申请草稿', tags, params: contract.DraftParams, response: { 200: Done } } },
    async (request) => {
      await deleteDraft(office, actorOf(request), request.params.id);
      return { done: true as const };
    },
  );
};
