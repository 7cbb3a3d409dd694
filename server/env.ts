import 'server-only';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onceInProcess } from './once-in-process.ts';
import { nameStores } from './settings/name-stores.ts';
import type { ConfiguredStore } from './settings/name-stores.ts';
import { parseConfigFile } from './settings/parse-config-file.ts';
import { parseEnvironment } from './settings/parse-environment.ts';
import type { Environment } from './settings/parse-environment.ts';

/** The environment, read once per process. Throws `invalid_input` naming the variable. */
export function environment(): Environment {
  return onceInProcess('environment', () => parseEnvironment(process.env, process.cwd()));
}

/** The stores this start was told to open; those connected on screen are in `server/db/connections`. */
export function configuredStores(): readonly ConfiguredStore[] {
  return onceInProcess('configured-stores', () => {
    const file = join(process.cwd(), 'backstory.config.json');
    const fromFile = existsSync(file)
      ? parseConfigFile(readFileSync(file, 'utf8'), process.cwd())
      : [];
    return nameStores(environment(), fromFile);
  });
}
