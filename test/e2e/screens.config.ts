import { defineConfig } from '@playwright/test';
import journeys from '../../playwright.config.ts';

// Beside the journeys on a county of its own, so that both may run at once.
process.env.JIMIN_E2E_RUN = 'screens';

/** `npm run screens`: a picture of every page, on a desk and on a phone, into `docs/screens/`. */
export default defineConfig({
  ...journeys,
  testDir: './screens',
  testMatch: '**/*.screens.ts',
  outputDir: '../../.cache/screens/results',
  globalSetup: './screens/begin-album.ts',
  timeout: 180_000,
  projects: [{ name: 'screens', use: { viewport: { width: 1280, height: 800 } } }],
});
