import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { Type } from 'typebox';
import { accessRoutes, identifyActors, jobRoutes } from '#core/access/index.ts';
import { benefitsRoutes } from '#core/benefits/index.ts';
import { casesRoutes } from '#core/cases/index.ts';
import { decisionsRoutes } from '#core/decisions/index.ts';
import { divisionsRoutes } from '#core/divisions/index.ts';
import { exchangeRoutes } from '#core/exchange/index.ts';
import { feedsRoutes } from '#core/feeds/index.ts';
import { figuresRoutes } from '#core/figures/index.ts';
import { filesRoutes } from '#core/files/index.ts';
import { lettersRoutes } from '#core/letters/index.ts';
import { noticesRoutes } from '#core/notices/index.ts';
import { parametersRoutes } from '#core/parameters/index.ts';
import { paymentsRoutes } from '#core/payments/index.ts';
import { peopleRoutes } from '#core/people/index.ts';
import { watchRoutes } from '#core/watch/index.ts';
import type { Config } from '#platform/config.ts';
import { createHttpServer, type HttpServer } from '#platform/http.ts';
import { addMetrics } from './metrics.ts';
import type { OpenedOffice } from './office.ts';
import { nameComponents } from './openapi.ts';
import { setProblemHandlers } from './problems.ts';

const webFolder = fileURLToPath(new URL('../../dist/web', import.meta.url));

const Health = Type.Object({ status: Type.Literal('ok') }, { title: 'Health', additionalProperties: false });
const Readiness = Type.Object(
  { status: Type.Union([Type.Literal('ok'), Type.Literal('unavailable')]) },
  { title: 'Readiness', additionalProperties: false },
);

/** The whole server as one value: used by main and by every test over HTTP, so that both are the same. */
export const buildApp = async (
  office: OpenedOffice,
  options: { tls?: Config['tls']; fileLimit: number },
): Promise<HttpServer> => {
  const app = await createHttpServer({
    log: office.log,
    title: `济民 Jimin · ${office.installation.name}`,
    version: '0.1.0',
    fileLimit: options.fileLimit,
    problems: setProblemHandlers,
    describe: nameComponents,
    ...(options.tls === undefined ? {} : { tls: options.tls }),
  });

  addMetrics(app, office);
  identifyActors(office, app);
  await app.register(accessRoutes(office));
  await app.register(jobRoutes(office));
  await app.register(divisionsRoutes(office));
  await app.register(parametersRoutes(office));
  await app.register(peopleRoutes(office));
  await app.register(filesRoutes(office));
  await app.register(lettersRoutes(office));
  await app.register(noticesRoutes(office));
  await app.register(feedsRoutes(office));
  await app.register(benefitsRoutes(office));
  await app.register(casesRoutes(office));
  await app.register(paymentsRoutes(office));
  await app.register(decisionsRoutes(office));
  await app.register(watchRoutes(office));
  await app.register(figuresRoutes(office));
  await app.register(exchangeRoutes(office));

  app.get(
    '/healthz',
    { schema: { summary: '进程活着', tags: ['operations'], response: { 200: Health } } },
    async () => ({
      status: 'ok' as const,
    }),
  );
  app.get(
    '/readyz',
    {
      schema: { summary: '可以办事：数据库连得上', tags: ['operations'], response: { 200: Readiness, 503: Readiness } },
    },
    async (_request, reply) => {
      const ready = await office.db.isReachable();
      return reply.status(ready ? 200 : 503).send({ status: ready ? 'ok' : 'unavailable' });
    },
  );
  await serveWeb(app);
  return app;
};

/** The pages: files by their name; any other address without a file is the one page, which finds its own way. */
const serveWeb = async (app: HttpServer): Promise<void> => {
  if (!existsSync(webFolder)) return;
  await app.register(fastifyStatic, { root: webFolder, serve: false });
  await app.register(fastifyStatic, {
    root: join(webFolder, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    index: false,
    immutable: true,
    maxAge: '30d',
  });
  app.get('/*', { schema: { hide: true } }, async (request, reply) => {
    // A page below the first level may end like a file: /office/parameters/dibao.standard.rural.
    if (request.url.startsWith('/api/') || /^\/[^/?]*\.[a-z0-9]+(\?|$)/i.test(request.url)) return reply.callNotFound();
    return reply.sendFile('index.html', { maxAge: 0 });
  });
};
