import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runBench, storeKinds, type StoreKind } from './run-bench.ts';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    data: { type: 'string' },
    store: { type: 'string', multiple: true, default: [...storeKinds] },
    only: { type: 'string', multiple: true, default: [] },
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});

async function run(): Promise<void> {
  const { events, data, store: stores, only, quick, json } = values;
  const longest = Number(events);
  if (!(Number.isInteger(longest) && longest > 0)) throw new Error('--events is a whole number.');
  const folder = resolve(data ?? join(process.env['BACKSTORY_DATA'] || '.backstory', 'bench'));
  const reports = await runBench({
    folder,
    longest,
    stores: stores.map(kindOf),
    only,
    quick,
    say: console.log,
  });
  const file = resolve(json ?? join(folder, 'results.json'));
  writeFileSync(file, `${JSON.stringify(reports, null, 2)}\n`);
  console.log(`Also in ${file}`);
}

function kindOf(name: string): StoreKind {
  const kind = storeKinds.find((known) => known === name);
  if (kind === undefined) throw new Error(`--store is one of ${storeKinds.join(', ')}.`);
  return kind;
}

await run();
