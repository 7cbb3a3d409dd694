import { parseInstant } from '@/lib/time/parse-instant.ts';
import type { Instant } from '@/lib/events/ids.ts';

/** The search parameter of every page and every route that pins the moment the stores are shown at. */
export const asOfParam = 'asof';

/** The moment a search string is pinned to; null where it names none, or nothing that is a time. */
export function asOfIn(search: URLSearchParams): Instant | null {
  const text = search.get(asOfParam);
  const parsed = text === null ? null : parseInstant(text);
  return parsed?.ok === true ? parsed.instant : null;
}

/** An address of ours that keeps the moment; one that names a moment itself stays as it is. */
export function withAsOf(href: string, time: string | null): string {
  if (time === null || !href.startsWith('/')) return href;
  const [whole = '', hash] = split(href, '#');
  const [path = '', search = ''] = split(whole, '?');
  if (new URLSearchParams(search).has(asOfParam)) return href;
  const pairs = [search, `${asOfParam}=${encodeURIComponent(time).replaceAll('%3A', ':')}`];
  const kept = pairs.filter((each) => each !== '').join('&');
  return `${path}?${kept}${hash === undefined ? '' : `#${hash}`}`;
}

/** The address without its moment. */
export function withoutAsOf(href: string): string {
  const [whole = '', hash] = split(href, '#');
  const [path = '', search = ''] = split(whole, '?');
  const rest = search
    .split('&')
    .filter((pair) => pair !== '' && pair.split('=')[0] !== asOfParam)
    .join('&');
  return path + (rest === '' ? '' : `?${rest}`) + (hash === undefined ? '' : `#${hash}`);
}

function split(text: string, mark: string): readonly string[] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
