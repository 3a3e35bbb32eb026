import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { plainDate } from '#kit/plain-date.ts';
import type { Clock } from '#platform/clock.ts';
import type { Db, Tx } from '#platform/database.ts';
import { DivisionChildren, DivisionDetail, DivisionParams, DivisionQuery } from './divisions.contract.ts';
import { findChildren, getDivisionWithPath } from './divisions.service.ts';
import { pathNames } from './divisions.ts';

export interface DivisionsContext {
  readonly db: Db;
  readonly clock: Pick<Clock, 'today'>;
}

/** Open to all, signed in or not: the tree of divisions is published by the state. */
export const divisionsRoutes = (ctx: DivisionsContext) => async (app: FastifyInstance) => {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const read = <T>(work: (tx: Tx) => Promise<T>) => ctx.db.transaction({ role: 'jimin_public', settings: {} }, work);
  const dayOf = ({ on }: DivisionQuery) => (on === undefined ? ctx.clock.today() : plainDate(on));

  routes.get(
    '/api/divisions/:code/children',
    {
      schema: {
        summary: '下级区划',
        tags: ['divisions'],
        params: DivisionParams,
        querystring: DivisionQuery,
        response: { 200: DivisionChildren },
      },
    },
    async ({ params, query }) => ({ items: await read((tx) => findChildren(tx, params.code, dayOf(query))) }),
  );

  routes.get(
    '/api/divisions/:code',
    {
      schema: {
        summary: '区划及其上级、沿革',
        tags: ['divisions'],
        params: DivisionParams,
        querystring: DivisionQuery,
        response: { 200: DivisionDetail },
      },
    },
    async ({ params, query }) => {
      const { division, path, successors } = await read((tx) => getDivisionWithPath(tx, params.code, dayOf(query)));
      return { ...division, path, pathName: pathNames(path), successors };
    },
  );
};
