import { request } from '@playwright/test';
import { startServer, STORAGE_STATE, TOKEN } from './start-server.ts';

/** Starts the server, signs a browser in, and returns what ends it all. */
async function globalSetup(): Promise<() => Promise<void>> {
  const server = await startServer();
  process.env.BACKSTORY_E2E_URL = server.url;
  const browser = await request.newContext({ baseURL: server.url });
  const answer = await browser.get(`/?token=${TOKEN}`, { maxRedirects: 0 });
  if (answer.status() !== 303) throw new Error(`Signing in answered ${answer.status()}.`);
  await browser.storageState({ path: STORAGE_STATE });
  await browser.dispose();
  return server.stop;
}

export default globalSetup;
