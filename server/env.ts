import 'server-only';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConfiguredSentences } from '@/lib/sentences/teller.ts';
import { onceInProcess } from './once-in-process.ts';
import { nameStores } from './settings/name-stores.ts';
import type { ConfiguredStore } from './settings/name-stores.ts';
import { parseConfigFile } from './settings/parse-config-file.ts';
import type { ConfigFile } from './settings/parse-config-file.ts';
import { parseEnvironment } from './settings/parse-environment.ts';
import type { Environment } from './settings/parse-environment.ts';

/** The environment, read once per process. Throws `invalid_input` naming the variable. */
export function environment(): Environment {
  return onceInProcess('environment', () => parseEnvironment(process.env, process.cwd()));
}

function configFile(): ConfigFile {
  return onceInProcess('config-file', () => {
    const file = join(process.cwd(), 'backstory.config.json');
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '{}';
    return parseConfigFile(text, process.cwd());
  });
}

/** How the configuration tells the events of a store; null where it says nothing of the store. */
export function configuredSentences(store: string): ConfiguredSentences | null {
  const byType = configFile().sentences.get(store);
  return byType === undefined ? null : (type) => byType.get(type) ?? [];
}

/** The stores this start was told to open; those connected on screen are in `server/db/connections`. */
export function configuredStores(): readonly ConfiguredStore[] {
  return onceInProcess('configured-stores', () => nameStores(environment(), configFile().stores));
}

/** What a search of a store, or of all (null), begins with, as the configuration says; empty: nothing. */
export function defaultFilter(store: string | null): string {
  const own = configuredStores().find(({ id }) => id === store)?.defaultFilter;
  return own ?? configFile().defaultFilter;
}
