import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Principal, Role } from '@/server/auth/principal.ts';
import { onceInProcess } from '@/server/once-in-process.ts';
import type { Call } from '@/server/services/define-service.ts';
import type { ConfigFile } from '@/server/settings/parse-config-file.ts';
import type { ConfiguredStore } from '@/server/settings/name-stores.ts';
import type { EventStore } from '@/server/stores/port.ts';
import type { OpenStore } from '@/server/stores/registry.ts';
import { storeId } from '@/lib/events/ids.ts';
import { writeStore, type WrittenEvent } from './write-store.ts';

export const testToken = 'test-token-0123456789';

/** A data folder and stores of a test file's own, in place of the environment's. */
export interface OwnData {
  readonly folder: string;
  /** Writes a SQLite store and makes it known under `id`; returns its path. */
  readonly write: (id: string, events: readonly WrittenEvent[]) => string;
  /** Makes a place known under `id`, as if it had been named at the start, or in the configuration with its layout. */
  readonly name: (id: string, location: string, layout?: string) => void;
  /** Makes an opened store known under `id`, for failures that no file shows on demand. */
  readonly plant: (id: string, store: EventStore) => void;
}

/** To be called before the first service or route runs: settings are read once a process. */
export function ownData(): OwnData {
  const folder = mkdtempSync(join(tmpdir(), 'backstory-own-'));
  const known: ConfiguredStore[] = [];
  onceInProcess('environment', () => ({
    port: 4610,
    host: '127.0.0.1',
    data: folder,
    token: testToken,
    stores: [],
    demo: false,
    searchEvents: 200_000,
    searchSeconds: 20,
    searchStateMegabytes: 64,
    index: 'demo',
    indexParts: false,
    checkpointMegabytes: 64,
    exportMegabytes: 10_000,
  }));
  onceInProcess('config-file', (): ConfigFile => ({
    stores: [],
    defaultFilter: '',
    sentences: new Map(),
  }));
  onceInProcess('configured-stores', () => known);
  const openings = onceInProcess('open-stores', () => new Map<string, Promise<OpenStore>>());
  const tell = (id: string, location: string, layout?: string): void => {
    if (known.some((each) => each.id === id)) return;
    const guess = layout === undefined ? {} : { guess: { ...named, layout, title: layout } };
    known.push({ id, title: id, location, demo: false, ...guess });
  };
  return {
    folder,
    write(id, events) {
      const path = join(folder, `${id}.db`);
      writeStore(path, events);
      tell(id, path);
      return path;
    },
    name: tell,
    plant(id, store) {
      const location = join(folder, `${id}-planted.db`);
      tell(id, location);
      openings.set(id, Promise.resolve({ ...card(id, location), store }));
    },
  };
}

/** As the configuration names a layout without parameters. */
const named = { confidence: 1, reasons: [], parameters: {} };

const card = (id: string, location: string): Omit<OpenStore, 'store'> => ({
  id: storeId(id),
  title: id,
  engine: 'memory',
  location,
  demo: false,
  removable: false,
  guess: { layout: 'planted', title: 'planted', confidence: 1, reasons: [], parameters: {} },
});

export const principal = (role: Role = 'developer'): Principal => ({
  memberId: 'local',
  name: 'Tester',
  role,
});

export const callAs = (role: Role = 'developer', signal?: AbortSignal): Call => ({
  principal: principal(role),
  signal: signal ?? new AbortController().signal,
  requestId: 'request-1',
  asOf: null,
});
