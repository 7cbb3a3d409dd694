import process from 'node:process';
import { fileURLToPath } from 'node:url';
import next from 'next';
import { AppError } from '@/lib/errors.ts';
import { currentToken } from '@/server/auth/token.ts';
import { makeRoomForCheckpoints } from '@/server/checkpoints/make-room.ts';
import { database } from '@/server/db/client.ts';
import { configuredStores, environment } from '@/server/env.ts';
import { createGate } from '@/server/gate/create-gate.ts';
import type { Answer } from '@/server/gate/create-gate.ts';
import { listen, loopbackHost } from '@/server/gate/listen.ts';
import { endWithParent } from './serve/end-with-parent.ts';
import { noticed } from './serve/noticed.ts';
import { reportStores } from './serve/report-stores.ts';
import { supervise } from './serve/supervise.ts';

/** EX_CONFIG of sysexits.h: the configuration is wrong; trying again does not help. */
const EXIT_CONFIG = 78;
const STRANGER_INTERVAL_MS = 30_000;
const INDEXER = [
  ...['--conditions=react-server', '--import', 'tsx'],
  fileURLToPath(new URL('indexer.ts', import.meta.url)),
];

function origin(host: string, port: number): string {
  return `http://${host === '::1' ? '[::1]' : host}:${port}`;
}

/** Prints a fresh address when a browser without a session knocks, at most twice a minute. */
function strangerNotice(address: () => string): () => void {
  let last = -Infinity;
  return () => {
    const now = performance.now();
    if (now - last < STRANGER_INTERVAL_MS) return;
    last = now;
    console.log(
      `  A browser without a session was turned away. To let it in, open\n  ${address()}`,
    );
  };
}

function sayIndexerEnded(status: number | null, wait: number): void {
  console.log(
    `  The search index stopped (${status ?? 'killed'}); it goes on in ${Math.round(wait / 1000)} s. Search works without it.`,
  );
}

async function serve(): Promise<void> {
  // tsx asks for source maps; those of every built page would stay in memory, 100 MB and more.
  process.setSourceMapsEnabled(false);
  const settings = environment();
  const host = loopbackHost(settings.host);
  configuredStores();
  if (process.argv.includes('--check')) return;
  await database();
  await makeRoomForCheckpoints();

  let answer: Promise<Answer> | null = null;
  let address = (): string => '';
  const gate = createGate({
    answer: async (request, response) => (await answer)?.(request, response),
    onStranger: strangerNotice(() => address()),
  });
  const port = await listen(gate, host, settings.port);
  const app = next({ dev: false, dir: process.cwd(), hostname: host, port, quiet: true });
  answer = app.prepare().then(() => app.getRequestHandler());
  const indexer = supervise(INDEXER, { onEnd: sayIndexerEnded });
  endWithParent(gate, () => {
    indexer.end();
    return app.close();
  });
  await noticed('Starting the server', answer);
  address = () => `${origin(host, port)}/?token=${currentToken()}`;

  if (settings.port !== 0 && port !== settings.port) {
    console.log(`  Port ${settings.port} is taken, using ${port}.`);
  }
  await noticed('Looking at the stores', reportStores(origin(host, port), currentToken()));
  console.log(`\n  Backstory is ready:  ${address()}\n`);
  process.send?.({ ready: true, port });
}

serve().catch((error: unknown) => {
  console.error(error instanceof AppError ? `  ${error.message}` : error);
  process.exit(error instanceof AppError ? EXIT_CONFIG : 1);
});
