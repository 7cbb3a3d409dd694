import 'server-only';
import { isAbsolute, relative } from 'node:path';
import { AppError } from '@/lib/errors.ts';
import type { EventStore, LayoutGuess, StoreAdapter, TableShape } from './port.ts';
import { postgresAdapter } from './postgres/adapter.ts';
import { sqliteAdapter } from './sqlite/adapter.ts';

/** An adapter with its connection filled in. */
export interface Engine {
  readonly engine: string;
  readonly detect: (signal: AbortSignal) => Promise<readonly LayoutGuess[]>;
  readonly inspect: (signal: AbortSignal) => Promise<readonly TableShape[]>;
  readonly open: (guess: LayoutGuess) => Promise<EventStore>;
}

/** The engine for a location: a `postgres://` URL, else the path of a SQLite file. */
export function engineAt(location: string): Engine {
  if (isPostgresUrl(location)) return withConfig(postgresAdapter, { url: location });
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(location)) {
    throw new AppError(
      'unsupported',
      'Give a postgres:// URL or the path of a SQLite file; other kinds of stores are not read.',
      { field: 'location' },
    );
  }
  return withConfig(sqliteAdapter, { path: location });
}

const isPostgresUrl = (location: string): boolean => /^postgres(ql)?:\/\//i.test(location);

function withConfig<Config>(adapter: StoreAdapter<Config>, raw: unknown): Engine {
  const parsed = adapter.config.safeParse(raw);
  if (!parsed.success) {
    const message = parsed.error.issues[0]?.message ?? 'not valid';
    throw new AppError('invalid_input', `The location is not usable: ${message}.`, {
      field: 'location',
    });
  }
  const config = parsed.data;
  return {
    engine: adapter.engine,
    detect: (signal) => adapter.detect(config, signal),
    inspect: (signal) => adapter.inspect(config, signal),
    open: (guess) => adapter.open(config, guess),
  };
}

/**
 * The location as it may be shown: no password, no parameters that could hold one; files below the
 * working directory as seen from there.
 */
export function shownLocation(location: string): string {
  if (!isPostgresUrl(location)) return fromHere(location);
  if (!URL.canParse(location)) return 'postgres://…';
  const { username, host, pathname } = new URL(location);
  return `postgres://${username === '' ? '' : `${username}@`}${host}${pathname}`;
}

function fromHere(path: string): string {
  const inner = relative(process.cwd(), path);
  return inner === '' || inner.startsWith('..') || isAbsolute(inner) ? path : inner;
}
