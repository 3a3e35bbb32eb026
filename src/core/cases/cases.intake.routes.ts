import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { BinaryFile } from '../access/binary-file.contract.ts';
import { actorOf } from '../access/index.ts';
import { CaseParams } from './cases.contract.ts';
import { DuplicateCheck } from './cases.duplicates.contract.ts';
import { checkDuplicates } from './cases.duplicates.service.ts';
import { printApplication, printBlankPaper } from './cases.papers.service.ts';
import type { CaseOffice } from './cases.ts';

const tags = ['cases'];

const PaperParams = Type.Object({
  key: Type.String({ maxLength: 60 }),
  paper: Type.Union([
    Type.Literal('entrustment', { description: '委托书' }),
    Type.Literal('authorisation', { description: '核对授权书' }),
  ]),
});
const names = { entrustment: '委托书（空白）', authorisation: '核对授权书（空白）' } as const;

const sendPdf = (reply: FastifyReply, name: string, pdf: Buffer) =>
  reply
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(`${name}.pdf`)}`)
    .header('cache-control', 'private, no-store')
    .type('application/pdf')
    .send(pdf);

/** What is printed and looked up before an application is accepted. */
export const intakeRoutes = (office: CaseOffice) => async (app: FastifyInstance) => {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.get(
    '/api/items/:key/papers/:paper',
    {
      config: { rateLimit: { max: 60, timeWindow: '1 minute' } },
      schema: {
        summary: '空白委托书、核对授权书（打印后手签）',
        tags,
        params: PaperParams,
        produces: ['application/pdf'],
        response: { 200: BinaryFile },
      },
    },
    async ({ params }, reply) =>
      sendPdf(reply, names[params.paper], await printBlankPaper(office, params.key, params.paper)),
  );
  routes.get(
    '/api/cases/:id/application.pdf',
    {
      schema: {
        summary: '申请书（打印后签字存档）',
        tags,
        params: CaseParams,
        produces: ['application/pdf'],
        response: { 200: BinaryFile },
      },
    },
    async (request, reply) =>
      sendPdf(reply, '申请书', await printApplication(office, actorOf(request), request.params.id)),
  );
  routes.get(
    '/api/cases/:id/duplicates',
    { schema: { summary: '重复和冲突核查', tags, params: CaseParams, response: { 200: DuplicateCheck } } },
    async (request) => checkDuplicates(office, actorOf(request), request.params.id),
  );
};
