import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const data = join(root, '.backstory', 'e2e');

/** Signs API calls of tests in. */
export const TOKEN = 'browser-tests-only-0000';
/** The signed-in browser every test begins with. */
export const STORAGE_STATE = join(data, 'session.json');

export interface RunningServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('close', () => {
      resolve();
    });
    child.kill('SIGTERM');
  });
}

function portIn(message: unknown): number | null {
  const holds = typeof message === 'object' && message !== null && 'port' in message;
  return holds && typeof message.port === 'number' ? message.port : null;
}

/** The built app behind its gate, on any free port, with the demo stores and an empty database of its own. */
export function startServer(): Promise<RunningServer> {
  for (const end of ['', '-wal', '-shm']) rmSync(join(data, `backstory.db${end}`), { force: true });
  const script = join(root, 'scripts', 'serve.ts');
  const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', script], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      BACKSTORY_HOST: '127.0.0.1',
      BACKSTORY_PORT: '0',
      BACKSTORY_DATA: data,
      BACKSTORY_TOKEN: TOKEN,
      BACKSTORY_STORES: '',
      BACKSTORY_DEMO: '1',
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      const port = portIn(message);
      if (port === null) return;
      resolve({ url: `http://127.0.0.1:${port}`, stop: () => stop(child) });
    });
    child.on('close', (status) => {
      reject(new Error(`The server ended with ${status} before it was ready.`));
    });
  });
}
