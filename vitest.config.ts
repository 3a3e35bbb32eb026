import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { parse } from 'yaml';

/** `import values from './x.yaml'`, as `src/register-yaml.mjs` does it for Node. */
const yaml: Plugin = {
  name: 'yaml',
  transform: {
    filter: { id: /\.yaml$/ },
    handler: (code) => ({ code: `export default ${JSON.stringify(parse(code))}`, moduleType: 'js', map: null }),
  },
};

export default defineConfig({
  plugins: [yaml],
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    exclude: ['test/e2e/**'],
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'threads',
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
