import { defineConfig } from '@playwright/test';
import { prepareChromium } from './test/e2e/support/chromium.ts';
import { freePort } from './test/e2e/support/free-port.ts';

// This file is read once in every process of a run; the first one chooses the port for all.
process.env.JIMIN_E2E_PORT ??= String(await freePort());
const port = process.env.JIMIN_E2E_PORT;
const baseURL = `http://127.0.0.1:${port}`;

export default defineConfig({
  testDir: './test/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: './test-results',
  // One county, one clock: journeys move it, so they take turns.
  workers: 1,
  forbidOnly: process.env.CI !== undefined,
  reporter: 'line',
  timeout: 60_000,
  use: {
    baseURL,
    actionTimeout: 15_000,
    browserName: 'chromium',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: await prepareChromium(),
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'desk', testIgnore: '**/*.phone.e2e.ts', use: { viewport: { width: 1280, height: 800 } } },
    {
      name: 'phone',
      testIgnore: '**/*.desk.e2e.ts',
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
    },
  ],
  webServer: {
    command: `"${process.execPath}" --import ./src/register-yaml.mjs test/e2e/support/start-server.ts`,
    cwd: import.meta.dirname,
    url: `${baseURL}/readyz`,
    env: { PORT: port },
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
});
