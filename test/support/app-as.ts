import Fastify, { type FastifyInstance } from 'fastify';
import type { Actor } from '#core/access/index.ts';

/** A server of some routes only, where every request comes from the actor. */
export async function appAs(
  actor: Actor,
  ...plugins: readonly ((app: FastifyInstance) => Promise<void>)[]
): Promise<FastifyInstance> {
  const app = Fastify();
  app.decorateRequest('actor');
  app.addHook('onRequest', async (request) => {
    request.actor = actor;
  });
  for (const plugin of plugins) await app.register(plugin);
  return app;
}
