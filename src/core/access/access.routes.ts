import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { listAudit } from './access.audit.service.ts';
import * as contract from './access.contract.ts';
import { deputyRoutes } from './access.deputies.routes.ts';
import { getPracticeClock, movePracticeClock } from './access.installation.service.ts';
import { describeMe } from './access.me.service.ts';
import { listOutbox } from './access.outbox.service.ts';
import { requestCode, signInResident } from './access.residents.service.ts';
import { signOut } from './access.session.service.ts';
import { changePassword, signIn, switchPost } from './access.sign-in.service.ts';
import type { Context } from './context.ts';
import { actorOf, giveCookie, takeCookie, tokenOf } from './request-actor.ts';

const { refusals } = contract;
const tags = ['access'];
/** A town hall may share one address. */
const config = { rateLimit: { max: 60, timeWindow: '1 minute' } };

/** Signing in and out, who I am, residents' codes, the practice clock and outbox, reading the audit trail. */
export const accessRoutes = (ctx: Context) => async (app: FastifyInstance) => {
  await app.register(accountRoutes(ctx));
  await app.register(deputyRoutes(ctx));
  await app.register(residentRoutes(ctx));
  await app.register(practiceRoutes(ctx));
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/api/audit',
    {
      schema: {
        summary: '审计记录，新的在前',
        tags,
        querystring: contract.AuditQuery,
        response: { 200: contract.AuditPage, ...refusals },
      },
    },
    async (request) => listAudit(ctx, actorOf(request), request.query),
  );
};

const accountRoutes = (ctx: Context) => async (app: FastifyInstance) => {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.post(
    '/api/sign-in',
    {
      config,
      schema: {
        summary: '工作人员登录',
        tags,
        body: contract.SignIn,
        response: { 200: contract.SignedIn, ...refusals },
      },
    },
    async (request, reply) => {
      const session = await signIn(ctx, request.body);
      giveCookie(request, reply, session);
      return { expiresAt: session.expiresAt };
    },
  );

  routes.post(
    '/api/sign-out',
    { schema: { summary: '退出登录', tags, response: { 204: contract.Done, ...refusals } } },
    async (request, reply) => {
      await signOut(ctx, tokenOf(request));
      takeCookie(request, reply);
      return reply.status(204).send(null);
    },
  );

  routes.get(
    '/api/me',
    { schema: { summary: '我是谁、在哪个岗位、业务日期', tags, response: { 200: contract.Me, ...refusals } } },
    async (request) => describeMe(ctx, actorOf(request)),
  );

  routes.post(
    '/api/me/post',
    {
      schema: {
        summary: '切换岗位',
        tags,
        body: contract.PostChoice,
        response: { 200: contract.SignedIn, ...refusals },
      },
    },
    async (request, reply) => {
      const { post } = request.body;
      const session = await switchPost(ctx, actorOf(request), { token: tokenOf(request) ?? '', post });
      giveCookie(request, reply, session);
      return { expiresAt: session.expiresAt };
    },
  );

  routes.post(
    '/api/me/password',
    {
      config,
      schema: {
        summary: '修改自己的密码',
        tags,
        body: contract.PasswordChange,
        response: { 204: contract.Done, ...refusals },
      },
    },
    async (request, reply) => {
      await changePassword(ctx, actorOf(request), { ...request.body, token: tokenOf(request) ?? '' });
      return reply.status(204).send(null);
    },
  );
};

const residentRoutes = (ctx: Context) => async (app: FastifyInstance) => {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.post(
    '/api/resident/codes',
    {
      config,
      schema: {
        summary: '居民获取登录验证码',
        tags,
        body: contract.ResidentClaim,
        response: { 201: contract.CodeRequested, ...refusals },
      },
    },
    async (request, reply) => reply.status(201).send(await requestCode(ctx, request.body)),
  );

  routes.post(
    '/api/resident/sign-in',
    {
      config,
      schema: {
        summary: '居民凭验证码登录',
        tags,
        body: contract.ResidentSignIn,
        response: { 200: contract.SignedIn, ...refusals },
      },
    },
    async (request, reply) => {
      const session = await signInResident(ctx, request.body);
      giveCookie(request, reply, session);
      return { expiresAt: session.expiresAt };
    },
  );
};

const practiceRoutes = (ctx: Context) => async (app: FastifyInstance) => {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/practice/clock',
    { schema: { summary: '练习县的业务时间', tags, response: { 200: contract.PracticeClock, ...refusals } } },
    async () => getPracticeClock(ctx),
  );

  routes.post(
    '/api/practice/clock',
    {
      schema: {
        summary: '把练习县的业务时间向前拨',
        tags,
        body: contract.PracticeClockMove,
        response: { 200: contract.PracticeClock, ...refusals },
      },
    },
    async (request) => movePracticeClock(ctx, actorOf(request), request.body.to),
  );

  routes.get(
    '/api/practice/outbox',
    { schema: { summary: '练习县的短信发件箱', tags, response: { 200: contract.Outbox, ...refusals } } },
    async () => ({ items: await listOutbox(ctx) }),
  );
};
