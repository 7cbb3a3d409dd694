import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { generate, TYPESCRIPT } from './start/prepare.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const main = fileURLToPath(new URL('../bench/main.ts', import.meta.url));

const HELP = `npm run bench -- [options]

  --events N    events of the longest stream, a quarter as many beside it (1000000)
  --data DIR    where the generated stores are kept (bench in BACKSTORY_DATA)
  --store NAME  sqlite or postgres (both; the PostgreSQL is one of its own)
  --only NAME   measure this alone; may be repeated
  --quick       a tenth of the runs: an impression, not a figure
  --json FILE   where the figures go as JSON (results.json beside the stores)
`;

if (process.argv.includes('--help')) {
  console.log(HELP);
  process.exit(0);
}

await generate(root);
const child = spawn(process.execPath, [...TYPESCRIPT, main, ...process.argv.slice(2)], {
  cwd: root,
  env: { ...process.env, NODE_ENV: 'production' },
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill('SIGTERM'));
child.on('close', (status) => process.exit(status ?? 1));
