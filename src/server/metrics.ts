import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { getBacklog } from '#core/audit/index.ts';
import type { CaseOffice } from '#core/cases/index.ts';
import type { HttpServer } from '#platform/http.ts';

/** `/metrics` for Prometheus: the process, requests by route, and audit rows that wait for their link. No personal data. */
export const addMetrics = (app: HttpServer, office: CaseOffice): void => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'jimin_http_request_seconds',
    help: '请求耗时（秒），按路由和状态',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  });
  new Gauge({
    name: 'jimin_audit_backlog_rows',
    help: '尚未上链的审计记录数',
    registers: [registry],
    async collect() {
      const backlog = await getBacklog(office);
      this.set(backlog.entries);
    },
  });
  app.addHook('onResponse', async (request, reply) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: String(reply.statusCode),
    };
    requests.observe(labels, reply.elapsedTime / 1000);
  });
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
};
