import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { position } from '@/lib/events/ids.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { narrowQuery } from '@/lib/query/narrow/narrow-query.ts';
import { parseQuery } from '@/lib/query/parse.ts';
import { anyClock } from '@/lib/query/time-value.ts';
import type { SearchIndex } from '../port.ts';
import { indexLog } from '../testing/index-events.ts';
import { describeSearchIndex, type IndexHarness } from '../testing/search-index-suite.ts';
import { openToWrite, removeFile } from './open-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'backstory-index-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describeSearchIndex('the SQLite index', () => made({ grams: false }));
describeSearchIndex('the SQLite index with pieces of words', () => made({ grams: true }), {
  grams: true,
});

let count = 0;

function made({ grams }: { readonly grams: boolean }): IndexHarness {
  count += 1;
  const file = { folder, store: `store-${count}`, identity: 'test', grams };
  const index = openToWrite(file);
  return {
    index,
    async done() {
      await index.close();
      removeFile(file);
    },
  };
}

const { signal } = new AbortController();

async function candidatesIn(index: SearchIndex, text: string): Promise<readonly number[]> {
  const narrowing = narrowQuery(parseQuery(text).query, {
    clock: anyClock,
    comparePositions: (a, b) => Number(a) - Number(b),
    service: null,
  });
  const page = await index.candidates(narrowing, { below: Infinity, limit: 100, signal });
  return page.places.map(({ ordinal }) => ordinal);
}

const log = ['hotmail', 'gmail', 'mailbox', 'box', 'x'.repeat(70) + 'needle'].map((note, at) =>
  sampleEvent(at, { json: JSON.stringify({ note }), position: position(String(at + 1)) }),
);

it('proposes events for a part of a word only where it keeps pieces of words', async () => {
  const [plain, pieces] = [made({ grams: false }), made({ grams: true })];
  for (const { index } of [plain, pieces]) await indexLog(index, log);
  expect(await candidatesIn(plain.index, '*mail*')).toEqual([5, 4, 3, 2, 1]);
  expect(await candidatesIn(pieces.index, '*mail*')).toEqual([3, 2, 1]);
  expect(await candidatesIn(pieces.index, 'data.note:h*otmail')).toEqual([1]);
  expect(await candidatesIn(pieces.index, '*needle')).toEqual([5]);
  for (const { done } of [plain, pieces]) await done();
});

it('is made anew when pieces of words are to be kept from now on, or no longer', async () => {
  const file = { folder, store: 'turned', identity: 'test' };
  const sizes: number[] = [];
  for (const grams of [false, false, true, true, false]) {
    const index = openToWrite({ ...file, grams });
    sizes.push((await index.coverage()).events);
    if (sizes.at(-1) === 0) await indexLog(index, log);
    await index.close();
  }
  expect(sizes).toEqual([0, 5, 0, 5, 0]);
});
