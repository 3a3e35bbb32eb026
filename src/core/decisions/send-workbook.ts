import type { FastifyReply } from 'fastify';
import type { DecisionFile } from './decisions.export.service.ts';

/** Sends a workbook that is nobody else's to keep. */
export const sendWorkbook = (reply: FastifyReply, { name, content }: DecisionFile): FastifyReply =>
  reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('cache-control', 'private, no-store')
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .send(content);
