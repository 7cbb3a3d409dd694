import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSearch } from '@/lib/urls/search-string.ts';
import { readSegment } from '@/lib/urls/api-href.ts';
import type { Row } from './core/journal.ts';
import { generateDemo } from './generate.ts';
import * as stories from './stories.ts';

const demo = generateDemo({ seed: 'fernway', scale: 0.02 });
const document = readFileSync(new URL('../../docs/demo.md', import.meta.url), 'utf8');
const links = [...document.matchAll(/\]\(http:\/\/127\.0\.0\.1:4610(\/stores\/[^)]+)\)/g)].map(
  ([, link]) => link ?? '',
);

const rowsOf = (store: string): readonly Row[] =>
  Object.entries(demo).find(([name]) => name === store)?.[1].rows ?? [];

/** What a link of the document names must be in the demo stores. */
function holds(link: string): boolean {
  const { pathname, searchParams } = new URL(link, 'http://localhost');
  const [, , store = '', kind = '', segment] = pathname.split('/');
  const rows = rowsOf(store);
  if (rows.length === 0) return false;
  if (segment === undefined) return true;
  const name = readSegment(segment);
  if (kind === 'types') return rows.some(({ type }) => type === name);
  if (kind === 'correlations') return rows.some(({ correlationId }) => correlationId === name);
  const { at } = readSearch(searchParams);
  const events = rows.filter(({ stream }) => stream === name);
  if (name === stories.longStream.stream || typeof at !== 'string') return events.length > 0;
  return events.some(({ version }) => `v${version}` === at);
}

describe('docs/demo.md', () => {
  it('links to something', () => {
    expect(links.length).toBeGreaterThan(20);
  });

  it.each(links)('tells the truth with %s', (link) => {
    expect(holds(link)).toBe(true);
  });

  it('describes every planted story', () => {
    const described = new Set(
      links.map((link) =>
        readSegment(new URL(link, 'http://localhost').pathname.split('/')[4] ?? ''),
      ),
    );
    const planted = Object.values(stories).flatMap((story) =>
      'stream' in story ? [story.stream] : [],
    );
    expect(planted.filter((stream) => !described.has(stream))).toStrictEqual([]);
  });
});
