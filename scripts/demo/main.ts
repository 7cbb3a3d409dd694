import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeStore } from './core/write-store.ts';
import { generateDemo } from './generate.ts';
import { demoStamp, STORES } from './stamp.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    seed: { type: 'string', default: 'fernway' },
    scale: { type: 'string', default: '1' },
    force: { type: 'boolean', default: false },
  },
});

function upToDate(out: string, stamp: string): boolean {
  const file = join(out, 'stamp');
  const whole = STORES.every((name) => existsSync(join(out, `${name}.db`)));
  return whole && existsSync(file) && readFileSync(file, 'utf8') === stamp;
}

function run(): void {
  const { out, seed, force } = values;
  const scale = Number(values.scale);
  if (out === undefined) throw new Error('Say where to write the demo stores: --out DIR');
  if (!(scale > 0 && scale <= 10)) throw new Error('--scale is a number above 0, at most 10.');
  const stamp = demoStamp({ seed, scale });
  if (!force && upToDate(out, stamp)) {
    console.log(`The demo stores in ${out} are up to date.`);
    return;
  }
  mkdirSync(out, { recursive: true });
  // Without the stamp a run that was broken off is never taken for a finished one.
  rmSync(join(out, 'stamp'), { force: true });
  const started = performance.now();
  const demo = generateDemo({ seed, scale });
  for (const name of STORES) {
    const file = join(out, `${name}.db`);
    writeStore(`${file}.new`, demo[name].rows, demo[name].snapshots);
    renameSync(`${file}.new`, file);
    console.log(`${name}: ${demo[name].rows.length} events`);
  }
  writeFileSync(join(out, 'stamp'), stamp);
  console.log(`Written in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

run();
