import type { Contract } from '@/lib/api/contract.ts';
import { AppError } from '@/lib/errors.ts';
import { readSearch, searchString, type SearchSource, type SearchValue } from './search-string.ts';
import { tildeDecode, tildeEncode } from './tilde.ts';

/** Every parameter of a contract may be left out or null; values are turned into text. */
export type ApiParams<Params> = { readonly [Name in keyof Params]?: Params[Name] | null };

/**
 * The URL of a contract: `[name]` segments are filled tilde-encoded, all other parameters become
 * the search string. Throws `internal` when a segment's parameter is missing.
 */
export function apiHref<Params, Body, Response>(
  contract: Contract<Params, Body, Response>,
  params: ApiParams<Params>,
): string {
  return pathHref(contract.path, params);
}

/** As `apiHref` for a path without contract, such as a stream of server-sent events. */
export function pathHref(path: string, params: object): string {
  const rest = new Map<string, SearchValue>(Object.entries(params));
  const filled = path.replace(/\[(\w+)\]/g, (_, name: string) => {
    const value = rest.get(name);
    rest.delete(name);
    if (value === null || value === undefined) {
      throw new AppError('internal', `The address ${path} needs a value for "${name}".`);
    }
    return tildeEncode(String(value));
  });
  return filled + searchString(Object.fromEntries(rest));
}

/**
 * What a contract's `params` parses: segments as Next hands them over, decoded, and the search
 * string. A segment wins over a search parameter of its name. Throws `not_found` for a segment that
 * cannot be decoded.
 */
export function readParams(
  segments: Readonly<Record<string, string | readonly string[] | undefined>>,
  search: SearchSource,
): Record<string, string | string[]> {
  return { ...readSearch(search), ...readSegments(segments) };
}

/** Segments of a page or a route, tilde-decoded. */
export function readSegments(
  segments: Readonly<Record<string, string | readonly string[] | undefined>>,
): Record<string, string> {
  const decoded: [string, string][] = [];
  for (const [name, segment] of Object.entries(segments)) {
    if (typeof segment === 'string') decoded.push([name, readSegment(segment)]);
  }
  return Object.fromEntries(decoded);
}

/** One segment of a page or a route, tilde-decoded; throws `not_found` where that is impossible. */
export function readSegment(segment: string): string {
  const text = tildeDecode(segment);
  if (text === null) {
    throw new AppError('not_found', `There is nothing at "${segment}": the address is damaged.`);
  }
  return text;
}
