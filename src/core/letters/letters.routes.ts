import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { BinaryFile } from '#core/access/binary-file.contract.ts';
import { actorOf, type Context } from '#core/access/index.ts';
import { plainDate } from '#kit/plain-date.ts';
import * as contract from './letters.contract.ts';
import { recordDelivery } from './letters.delivery.service.ts';
import { getLetterPdf } from './letters.printing.service.ts';
import { listLetters } from './letters.service.ts';
import type { LetterRecord } from './letters.ts';
import { verifyLetter } from './letters.verification.service.ts';

const tags = ['letters'];

export const lettersRoutes = (ctx: Context) => async (app: FastifyInstance) => {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/letters',
    {
      schema: { summary: '办件的文书', tags, querystring: contract.LetterQuery, response: { 200: contract.Letters } },
    },
    async (request) => {
      const letters = await listLetters(ctx, actorOf(request), request.query.case);
      return { items: letters.map(letterView) };
    },
  );

  routes.get(
    '/api/letters/:id/pdf',
    {
      schema: {
        summary: '文书的 PDF',
        tags,
        params: contract.LetterParams,
        produces: ['application/pdf'],
        response: { 200: BinaryFile },
      },
    },
    async (request, reply) => {
      const { name, number, bytes, content } = await getLetterPdf(ctx, actorOf(request), request.params.id);
      return reply
        .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(`${name}（${number}）.pdf`)}`)
        .header('cache-control', 'private, no-store')
        .type('application/pdf')
        .header('content-length', bytes)
        .send(content);
    },
  );

  routes.post(
    '/api/letters/:id/delivery',
    {
      schema: {
        summary: '登记送达，一份文书一次；答复救济期限的最后一日',
        tags,
        params: contract.LetterParams,
        body: contract.DeliveryToRecord,
        response: { 201: contract.DeliveryRecorded },
      },
    },
    async (request, reply) => {
      const { on, ...body } = request.body;
      const record = { ...body, letter: request.params.id, on: plainDate(on) };
      return reply.status(201).send(await recordDelivery(ctx, actorOf(request), record));
    },
  );

  routes.get(
    '/api/public/letters/:code',
    {
      config: { rateLimit: { max: 30, timeWindow: '1 minute' } },
      schema: {
        summary: '核验文书：凭纸面上的验证码，任何人可查',
        tags,
        params: contract.VerificationParams,
        response: { 200: contract.VerifiedLetter },
      },
    },
    async ({ params }) => verifyLetter(ctx, params.code),
  );
};

function letterView({ delivery, file: _, ...letter }: LetterRecord): contract.Letter {
  if (delivery === null) return { ...letter, delivery };
  const { letter: __, ...view } = delivery;
  return { ...letter, delivery: view };
}
