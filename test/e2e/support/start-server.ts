// The practice county of the browser tests: a fresh one for every run, on its own data and port.
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const data = fileURLToPath(new URL('../../../.cache/e2e/data', import.meta.url));
rmSync(data, { recursive: true, force: true });
process.env.JIMIN_DATA = data;
process.env.HOST = '127.0.0.1';
delete process.env.DATABASE_URL;
await import(new URL('../../../src/server/main.ts', import.meta.url).href);
