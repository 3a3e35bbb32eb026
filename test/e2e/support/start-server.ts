// The practice county of a browser run: a fresh one every time, on its own data and port.
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Runs of different names may go on at the same time. */
const run = process.env.JIMIN_E2E_RUN ?? 'e2e';
const data = fileURLToPath(new URL(`../../../.cache/${run}/data`, import.meta.url));
rmSync(data, { recursive: true, force: true });
process.env.JIMIN_DATA = data;
process.env.HOST = '127.0.0.1';
delete process.env.DATABASE_URL;
await import(new URL('../../../src/server/main.ts', import.meta.url).href);
