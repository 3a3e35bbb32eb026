import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'node:https';
import AjvCompiler from '@fastify/ajv-compiler';
import cookie from '@fastify/cookie';
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { Config } from './config.ts';
import { defineError } from './errors.ts';
import type { Log } from './log.ts';

/** A fastify whose handlers know the types of their schemas. Its server is a plain one where there is no certificate. */
export type HttpServer = FastifyInstance<Server, IncomingMessage, ServerResponse, Log, TypeBoxTypeProvider>;

export interface HttpOptions {
  readonly log: Log;
  /** Title and version in `/openapi.json`. */
  readonly title: string;
  readonly version: string;
  readonly tls?: Config['tls'];
  /** Bytes at most of one uploaded file. */
  readonly fileLimit: number;
  /** Requests a minute from one address, before a route's own `config.rateLimit`; a town hall may share one address. */
  readonly requestsPerMinute?: number;
  /** Sets the error and not-found handlers. */
  readonly problems: (server: HttpServer) => void;
  /** Has the last word on the OpenAPI document, once, when the server is ready. */
  readonly describe?: (document: OpenApiDocument) => OpenApiDocument;
}

/** The document as JSON. */
export type OpenApiDocument = { readonly [key: string]: unknown };

export const TooManyRequests = defineError<{ seconds: number }>(
  'platform.too-many-requests',
  'too-many',
  '操作太频繁',
  ({ seconds }) => `请在 ${seconds} 秒后再试。`,
);

/** antd writes style elements; the map draws in a worker made from a blob; PDF previews are blobs. All else is our own. */
const contentSecurity = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  workerSrc: ["'self'", 'blob:'],
  frameSrc: ["'self'", 'blob:'],
  objectSrc: ["'none'"],
  baseUri: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'self'"],
  upgradeInsecureRequests: null,
};

/**
 * A server with security headers, cookies, uploads, limits and OpenAPI 3.1; routes are added by the caller before `listen`.
 * Bodies are taken as they are: no value is converted, none left out, none filled in. Query and path values become the
 * types their schema names. `close()` finishes running requests.
 */
export async function createHttpServer(options: HttpOptions): Promise<HttpServer> {
  const server: HttpServer = Fastify({
    loggerInstance: options.log.child({ part: 'http' }),
    // Its lines name the address; ours below do not.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    bodyLimit: 1_048_576,
    https: options.tls ?? null,
    schemaController: { compilersFactory: { buildValidator } },
  }).withTypeProvider<TypeBoxTypeProvider>();

  options.problems(server);
  await server.register(helmet, securityHeaders(options.tls !== undefined));
  await server.register(cookie);
  await server.register(multipart, {
    // One byte more than allowed: the storage then says which file is too large.
    limits: { fileSize: options.fileLimit + 1, files: 10, fields: 50, fieldSize: 65_536 },
    throwFileSizeLimit: false,
  });
  await server.register(rateLimit, {
    max: options.requestsPerMinute ?? 3000,
    timeWindow: '1 minute',
    errorResponseBuilder: (_request, { ttl }) => TooManyRequests({ seconds: Math.ceil(ttl / 1000) }),
  });
  await server.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: options.title, version: options.version } },
    // Components keep their own names.
    refResolver: {
      buildLocalReference: ({ $id }, _base, _fragment, index) => (typeof $id === 'string' ? $id : `def-${index}`),
    },
  });
  let document: OpenApiDocument | undefined;
  server.addHook('onReady', async () => {
    document = (options.describe ?? ((own) => own))({ ...server.swagger() });
  });
  server.get('/openapi.json', { schema: { hide: true } }, async () => document);
  logResponses(server);
  return server;
}

const buildValidator: ReturnType<typeof AjvCompiler> = (externalSchemas) => {
  const compilers = AjvCompiler();
  const common = { removeAdditional: false, useDefaults: false, allErrors: true };
  const asSent = compilers(externalSchemas, { customOptions: { ...common, coerceTypes: false } });
  const fromText = compilers(externalSchemas, {
    customOptions: { ...common, useDefaults: true, coerceTypes: 'array' },
  });
  return (route) => (isForBody(route) ? asSent : fromText)(route);
};

/** What fastify hands over is the route's part with its schema, whatever the declared type says. */
function isForBody(route: unknown): boolean {
  return typeof route === 'object' && route !== null && 'httpPart' in route && route.httpPart === 'body';
}

function securityHeaders(secure: boolean): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: { useDefaults: false, directives: contentSecurity },
    // Plain http on one desk must not teach the browser to insist on https.
    strictTransportSecurity: secure,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  };
}

/** One line a response; the route's pattern instead of the address, which may carry somebody's name. */
function logResponses(server: HttpServer): void {
  server.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  server.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    const ms = Math.round(reply.elapsedTime);
    request.log.info({ method, route: routeOptions.url ?? '（无此地址）', status: reply.statusCode, ms }, '请求');
  });
}
