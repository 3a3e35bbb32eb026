import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '#core/access/access.contract.ts';
import { DomainError, defineError, type ErrorKind, type NoFacts } from '#platform/errors.ts';
import type { HttpServer } from '#platform/http.ts';
import { type FieldFault, findFieldFaults } from './validation-faults.ts';

/** The HTTP status of each kind of error. */
export const statusOf: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-many': 429,
  unavailable: 503,
};

export const RequestInvalid = defineError<{ faults: readonly FieldFault[] }>(
  'http.request-invalid',
  'invalid',
  '填写的内容不对',
  ({ faults }) =>
    `有 ${faults.length} 处需要改正：${faults.map(({ path, message }) => `${path} ${message}`).join('；')}。`,
);

export const RequestUnreadable = defineError<NoFacts>(
  'http.request-unreadable',
  'invalid',
  '请求读不懂',
  () => '请求的格式不对：正文应为 JSON（content-type: application/json），上传文件用 multipart/form-data。',
);

export const RequestTooLarge = defineError<NoFacts>(
  'http.request-too-large',
  'invalid',
  '内容太大',
  () => '提交的内容超过上限。请压缩照片，或分几次提交。',
);

export const NoSuchAddress = defineError<NoFacts>(
  'http.no-such-address',
  'not-found',
  '没有找到',
  () => '没有这个地址。请从首页进入；接口地址见 /openapi.json。',
);

export const Busy = defineError<NoFacts>(
  'http.busy',
  'unavailable',
  '系统正忙',
  () => '暂时连不上数据库，或别人正在办理同一内容。没有保存；请稍等片刻再试，重复提交不会重复办理。',
);

export const Unexpected = defineError<{ request: string }>(
  'http.unexpected',
  'unavailable',
  '系统出错了',
  ({ request }) => `不是您的操作有误。请稍后再试；仍不行时，请把编号 ${request} 告诉管理员。`,
);

/** The one place where errors become HTTP: RFC 9457 in Chinese; what is not meant for people is masked and logged. */
export function setProblemHandlers(server: HttpServer): void {
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const known = domainErrorOf(error, request);
    const status = Unexpected.is(known) ? 500 : statusFor(known, error);
    if (status >= 500) request.log.error({ err: error }, '请求失败');
    return send(reply, problemOf(known, status, request));
  });
  server.setNotFoundHandler((request, reply) => send(reply, problemOf(NoSuchAddress({}), 404, request)));
}

function send(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.status(problem.status).type('application/problem+json; charset=utf-8').send(problem);
}

function problemOf(error: DomainError, status: number, request: FastifyRequest): Problem {
  const { code, title, detail } = error;
  const errors = faultsOf(error.facts);
  return {
    type: `urn:jimin:problem:${code}`,
    title,
    status,
    detail,
    code,
    instance: `urn:uuid:${request.id}`,
    ...(errors.length > 0 ? { errors } : {}),
  };
}

function statusFor(known: DomainError, error: FastifyError): number {
  const fromFramework = RequestUnreadable.is(known) || RequestTooLarge.is(known);
  return fromFramework ? (error.statusCode ?? 400) : statusOf[known.kind];
}

/** Of a database that is restarting, unreachable, or in which two got in each other's way: worth trying again. */
const passing = new Set(['40001', '40P01', '57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET']);

function domainErrorOf(error: FastifyError, request: FastifyRequest): DomainError {
  if (error instanceof DomainError) return error;
  if (error.validation) return RequestInvalid({ faults: findFieldFaults(error.validation, error.validationContext) });
  if (passing.has(error.code)) return Busy({});
  if (error.statusCode === 413) return RequestTooLarge({});
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) return RequestUnreadable({});
  return Unexpected({ request: request.id });
}

function faultsOf(facts: object): FieldFault[] {
  const faults = 'faults' in facts && Array.isArray(facts.faults) ? facts.faults : [];
  return faults.flatMap((fault: unknown) => (isFault(fault) ? [{ path: fault.path, message: fault.message }] : []));
}

function isFault(value: unknown): value is FieldFault {
  if (typeof value !== 'object' || value === null || !('path' in value) || !('message' in value)) return false;
  return typeof value.path === 'string' && typeof value.message === 'string';
}
