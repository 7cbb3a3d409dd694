import { basename, extname, join } from 'node:path';
import type { Environment } from './parse-environment.ts';
import { isPostgresUrl } from './parse-environment.ts';
import type { FileStore } from './parse-config-file.ts';

/** A layout named in the configuration, in the form of a detected one. */
export interface ConfiguredGuess {
  readonly layout: string;
  readonly title: string;
  readonly confidence: number;
  readonly reasons: readonly string[];
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface ConfiguredStore {
  /** Readable and unique: lower-case letters, digits and `-`. */
  readonly id: string;
  readonly title: string;
  /** A `postgres://` URL, secret included, or an absolute path of a SQLite file. */
  readonly location: string;
  /** Absent: the layout is detected. */
  readonly guess?: ConfiguredGuess;
  /** What searches of it begin with; absent: the filter for all stores. */
  readonly defaultFilter?: string;
  readonly demo: boolean;
}

export const demoStores = [
  { id: 'accounts', title: 'Accounts' },
  { id: 'orders', title: 'Orders' },
  { id: 'billing', title: 'Billing' },
] as const;

function lastWord(location: string): string {
  if (!isPostgresUrl(location)) return basename(location, extname(location));
  if (!URL.canParse(location)) return 'postgres';
  const { pathname, hostname } = new URL(location);
  return pathname.length > 1 ? pathname.slice(1) : hostname;
}

function decoded(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, '-');
}

/** A readable id for a location: the database's or the file's name. */
export function idOf(location: string): string {
  const slug = decoded(lastWord(location))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '');
  return slug === '' ? 'store' : slug;
}

function free(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}

function guessOf({ layout, parameters }: FileStore): { guess?: ConfiguredGuess } {
  if (layout === null) return {};
  const reasons = ['named in backstory.config.json'];
  return { guess: { layout, title: layout, confidence: 1, reasons, parameters } };
}

/**
 * Demo stores (asked for, or when nothing else is configured), then those of the configuration file,
 * then those of the environment; each location once, each id once.
 */
export function nameStores(
  { data, demo, stores }: Pick<Environment, 'data' | 'demo' | 'stores'>,
  fromFile: readonly FileStore[],
): readonly ConfiguredStore[] {
  const named: ConfiguredStore[] = [];
  const ids = new Set<string>(fromFile.flatMap(({ id }) => id ?? []));
  const add = (store: ConfiguredStore): void => {
    ids.add(store.id);
    named.push(store);
  };
  for (const file of fromFile) {
    const id = file.id ?? free(idOf(file.location), ids);
    add({
      id,
      title: file.title ?? id,
      location: file.location,
      demo: false,
      ...guessOf(file),
      ...(file.defaultFilter === null ? {} : { defaultFilter: file.defaultFilter }),
    });
  }
  for (const location of new Set(stores)) {
    if (named.some((store) => store.location === location)) continue;
    const id = free(idOf(location), ids);
    add({ id, title: id, location, demo: false });
  }
  if (!demo && named.length > 0) return named;
  const demos = demoStores.map(({ id, title }) => ({
    id: free(id, ids),
    title,
    location: join(data, 'demo', `${id}.db`),
    demo: true,
  }));
  return [...demos, ...named];
}
