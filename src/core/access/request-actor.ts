import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpServer } from '#platform/http.ts';
import { findActor, type Session } from './access.session.service.ts';
import { type Actor, RequestHeaderMissing } from './access.ts';
import type { Context } from './context.ts';

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor;
  }
}

const cookieName = 'jimin_session';
const reads = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Tells of every request under `/api/` who asks, from the cookie alone. A write must carry `x-jimin-request: 1`, which no
 * page of another site can send. Call it on the root server, after `createHttpServer` and before the routes.
 */
export function identifyActors(ctx: Context, server: HttpServer): void {
  server.decorateRequest('actor');
  server.addHook('onRequest', async (request) => {
    request.actor = { kind: 'public', county: ctx.county };
    if (!request.url.startsWith('/api/')) return;
    if (!reads.has(request.method) && request.headers['x-jimin-request'] !== '1') throw RequestHeaderMissing({});
    request.actor = await findActor(ctx, tokenOf(request));
  });
}

export function actorOf(request: Pick<FastifyRequest, 'actor'>): Actor {
  return request.actor;
}

export function tokenOf(request: Pick<FastifyRequest, 'cookies'>): string | undefined {
  return request.cookies[cookieName];
}

/** Not to be read by scripts nor sent from other sites; over https never sent without it. */
const cookieOptions = (request: FastifyRequest) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' }) as const;

export function giveCookie(request: FastifyRequest, reply: FastifyReply, { token, expiresAt }: Session): void {
  reply.setCookie(cookieName, token, { ...cookieOptions(request), expires: new Date(expiresAt) });
}

export function takeCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(cookieName, cookieOptions(request));
}
