import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { BinaryFile } from '#core/access/binary-file.contract.ts';
import { actorOf, type Context } from '#core/access/index.ts';
import { NewSimulation, NewSimulationList, SimulationResult } from './decisions.simulation.contract.ts';
import { exportSimulationList, simulate } from './decisions.simulation.service.ts';
import { sendWorkbook } from './send-workbook.ts';

const tags = ['simulations'];

export const simulationRoutes = (ctx: Context) => async (app: FastifyInstance) => {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.post(
    '/api/simulations',
    { schema: { summary: '政策测算：不保存', tags, body: NewSimulation, response: { 200: SimulationResult } } },
    async (request) => simulate(ctx, actorOf(request), request.body),
  );

  routes.post(
    '/api/simulations/list.xlsx',
    {
      schema: {
        summary: '政策测算的一份完整名单（xlsx）',
        tags,
        body: NewSimulationList,
        produces: ['application/octet-stream'],
        response: { 200: BinaryFile },
      },
    },
    async (request, reply) => sendWorkbook(reply, await exportSimulationList(ctx, actorOf(request), request.body)),
  );
};
