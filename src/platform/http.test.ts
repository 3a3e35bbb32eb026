import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DomainError } from './errors.ts';
import { createHttpServer, type HttpServer } from './http.ts';
import { createLog } from './log.ts';

const logged: string[] = [];
const Person = Type.Object(
  { name: Type.String(), age: Type.Integer(), note: Type.Optional(Type.String()) },
  { $id: 'Person', additionalProperties: false },
);

async function serverWith(requestsPerMinute: number): Promise<HttpServer> {
  const server = await createHttpServer({
    log: createLog('info', { write: (line) => logged.push(line) }),
    title: '济民',
    version: '0.1.0',
    fileLimit: 1000,
    requestsPerMinute,
    problems: (to) => {
      to.setErrorHandler((error, _request, reply) => {
        const [status, code] = error instanceof DomainError ? [429, error.code] : [400, 'invalid'];
        return reply.code(status).send({ code });
      });
    },
  });
  server.addSchema(Person);
  server.post('/people', { schema: { body: Type.Ref('Person') } }, async (request) => request.body);
  server.get('/list', { schema: { querystring: Type.Object({ page: Type.Integer() }) } }, async (request) => ({
    next: request.query.page + 1,
  }));
  await server.ready();
  return server;
}

let server: HttpServer;
beforeAll(async () => {
  server = await serverWith(1000);
});
afterAll(() => server.close());

const post = (body: object) => server.inject({ method: 'POST', url: '/people', payload: body });

describe('a request body', () => {
  it('is taken as it is', async () => {
    expect((await post({ name: '王小明', age: 30 })).json()).toEqual({ name: '王小明', age: 30 });
  });

  it('with a field nobody asked for is refused, not trimmed', async () => {
    expect((await post({ name: '王小明', age: 30, amount: 1 })).statusCode).toBe(400);
  });

  it('with a number written as text is refused, not converted', async () => {
    expect((await post({ name: '王小明', age: '30' })).statusCode).toBe(400);
  });
});

describe('a query value', () => {
  it('becomes the type its schema names', async () => {
    expect((await server.inject('/list?page=2')).json()).toEqual({ next: 3 });
  });
});

describe('a response', () => {
  it('carries headers that keep strangers’ scripts and frames out', async () => {
    const { headers } = await server.inject('/list?page=1');
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'self'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  it('has a number that the log has too, and the log has no address', async () => {
    logged.length = 0;
    const { headers } = await server.inject('/list?page=1&name=王小明');
    const line = JSON.parse(logged.find((entry) => entry.includes('请求')) ?? '{}');
    expect(line).toMatchObject({ method: 'GET', route: '/list', status: 200, reqId: headers['x-request-id'] });
    expect(logged.join()).not.toContain('王小明');
  });
});

describe('the interface description', () => {
  it('is OpenAPI 3.1 with components under their own names', async () => {
    const description = (await server.inject('/openapi.json')).json();
    expect(description.openapi).toBe('3.1.0');
    expect(Object.keys(description.components.schemas)).toEqual(['Person']);
    expect(description.paths['/people'].post.requestBody.content['application/json'].schema).toEqual({
      $ref: '#/components/schemas/Person',
    });
  });
});

describe('too many requests', () => {
  it('are told when to try again', async () => {
    const small = await serverWith(2);
    await small.inject('/list?page=1');
    await small.inject('/list?page=1');
    const refused = await small.inject('/list?page=1');
    expect(refused.statusCode).toBe(429);
    expect(refused.json()).toEqual({ code: 'platform.too-many-requests' });
    await small.close();
  });
});
