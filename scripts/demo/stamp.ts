import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { backstorySchema } from '@/server/stores/sqlite/layouts/backstory-schema.ts';
import type { DemoOptions } from './generate.ts';

export const STORES = ['accounts', 'orders', 'billing'] as const;

/** A digest of the generator itself: a change of its code makes the stores anew. */
function generatorVersion(): string {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort();
  const digest = createHash('sha256').update(backstorySchema);
  for (const name of files) digest.update(name).update(readFileSync(join(folder, name)));
  return digest.digest('hex').slice(0, 16);
}

/** Names the content of a set of demo stores. */
export const demoStamp = ({ seed, scale }: DemoOptions): string =>
  `generator ${generatorVersion()}, seed ${seed}, scale ${scale}\n`;
