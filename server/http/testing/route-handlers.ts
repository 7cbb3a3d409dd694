import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ask, type Asked, type Handler } from '@/server/testing/ask.ts';
import type { OwnData } from '@/server/testing/own-data.ts';
import { located } from './refusals.ts';

const root = join(process.cwd(), 'app', 'api');
/** Milliseconds that loading every route may take where other tests run beside it. */
export const loadingMilliseconds = 300_000;

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Every handler of every route file, by method and path. */
export async function routeHandlers(): Promise<ReadonlyMap<string, Handler>> {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  const found = new Map<string, Handler>();
  for (const file of files.filter((each) => each.endsWith('route.ts'))) {
    const path = `/api/${file.split(sep).slice(0, -1).join('/')}`;
    const handlers = handlersOf(await import(pathToFileURL(join(root, file)).href));
    for (const method of methods) {
      const handler = handlers[method];
      if (handler !== undefined) found.set(`${method} ${path}`, handler);
    }
  }
  return found;
}

// Next takes handlers by these names and nothing else from a route file.
const handlersOf = (module: unknown): Readonly<Partial<Record<string, Handler>>> =>
  module as Readonly<Partial<Record<string, Handler>>>;

/** Asks a route by method and path; segments it does not have are left out. */
export async function askRoute(name: string, asked: Asked, own: OwnData): Promise<Response> {
  const [method = 'GET', path = ''] = name.split(' ');
  // Only the one that is asked: to load them all takes its time.
  const file = join(process.cwd(), 'app', path, 'route.ts');
  const handler = handlersOf(await import(pathToFileURL(file).href))[method];
  if (handler === undefined) throw new Error(`There is no ${name}.`);
  const segments = Object.entries(asked.segments ?? {}).filter(([key]) =>
    name.includes(`[${key}]`),
  );
  const whole = { method, ...asked };
  return ask(handler, located({ ...whole, segments: Object.fromEntries(segments) }, own));
}
