import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '#platform/embedded-postgres/start.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses of the test server for its superuser, without a database name. */
    postgres: string;
  }
}

const folder = fileURLToPath(new URL('../../.cache/test-postgres', import.meta.url));

/** Speed before safety: these data are worth nothing after the run. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  shared_buffers: '256MB',
};

/** One PostgreSQL for all test files; runs at the same time share it, and the last to finish stops it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startEmbeddedPostgres({ folder, password: 'test', exclusive: false, settings });
  project.provide('postgres', new URL('/', await server.database('postgres')).href);
  return async () => {
    await server.stop();
  };
}
