import { defineConfig } from '@playwright/test';
import { STORAGE_STATE } from './e2e/support/start-server.ts';

const { BACKSTORY_E2E_URL, CHROMIUM_PATH } = process.env;

export default defineConfig({
  testDir: './e2e',
  outputDir: './test-results/e2e',
  globalSetup: './e2e/support/global-setup.ts',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  projects: [
    { name: 'journeys', testIgnore: [/connect\.spec/, /start\/.*\.spec/] },
    // Servers of their own, begun as a person begins them.
    { name: 'starting', testMatch: /start\/.*\.spec/ },
    // A store of somebody's own closes the door to browsers without a session: after the others.
    { name: 'connecting', testMatch: /connect\.spec/, dependencies: ['journeys'] },
  ],
  use: {
    ...(BACKSTORY_E2E_URL === undefined ? {} : { baseURL: BACKSTORY_E2E_URL }),
    storageState: STORAGE_STATE,
    locale: 'en-GB',
    timezoneId: 'UTC',
    colorScheme: 'light',
    viewport: { width: 1440, height: 900 },
    actionTimeout: 30_000,
    screenshot: 'only-on-failure',
    // Recording a trace more than doubles what a test costs: `--trace on` for the one looked into.
    trace: 'off',
    launchOptions: {
      ...(CHROMIUM_PATH === undefined ? {} : { executablePath: CHROMIUM_PATH }),
      args: [
        '--no-sandbox',
        // Without a card the browser would draw through a software GPU, at many times the cost.
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
