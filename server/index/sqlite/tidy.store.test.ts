import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { position } from '@/lib/events/ids.ts';
import type { Narrowing } from '@/lib/query/narrow/narrowing.ts';
import type { IndexedEvent } from '../port.ts';
import { openToWrite, pathOf } from './open-file.ts';
import type { SqliteIndex } from './sqlite-index.ts';

const file = {
  folder: mkdtempSync(join(tmpdir(), 'backstory-')),
  store: 'tidy',
  identity: 'tidy',
};
const { signal } = new AbortController();
const [batches, batch] = [50, 500];
const all = batches * batch;
let index: SqliteIndex;

/** Every other event holds a frequent word, every 701st is of a rare type. */
const eventAt = (ordinal: number): IndexedEvent => ({
  position: position(String(ordinal)),
  texts: {
    type: ordinal % 701 === 0 ? 'Rare' : 'Usual',
    category: 'c',
    stream: `s-${String(ordinal % 90)}`,
    initiator: null,
    correlation: null,
  },
  at: ordinal * 1000,
  plain: '',
  words: new Set([`w${String(ordinal)}`, ...(ordinal % 2 === 0 ? ['frequent'] : [])]),
  long: new Set(),
  opaque: false,
});

beforeAll(async () => {
  index = openToWrite(file);
  for (let at = 0; at < batches; at += 1) {
    const events = Array.from({ length: batch }, (_, each) => eventAt(at * batch + each + 1));
    await index.append({ events, resume: position(String((at + 1) * batch)) });
  }
});
afterAll(() => index.close());

const word: Narrowing = { kind: 'words', words: [{ text: 'frequent', prefix: false }] };
const beginning: Narrowing = { kind: 'words', words: [{ text: 'w2499', prefix: true }] };
const rare: Narrowing = {
  kind: 'text',
  field: 'type',
  exact: ['Rare'],
  prefix: '',
  passes: (text) => text === 'Rare',
};

async function found(narrowing: Narrowing): Promise<readonly number[]> {
  const page = await index.candidates(narrowing, { below: all + 1, limit: all, signal });
  return page.places.map(({ ordinal }) => ordinal);
}

function segments(): number {
  const database = new Sqlite(pathOf(file), { readonly: true });
  const counted = database
    .prepare<[], number>('SELECT count(DISTINCT segid) FROM words_idx')
    .pluck()
    .get();
  database.close();
  return counted ?? 0;
}

const down = (matches: (ordinal: number) => boolean): readonly number[] =>
  Array.from({ length: all }, (_, each) => all - each).filter(matches);

const answersRight = async (): Promise<void> => {
  expect(await found(word)).toEqual(down((ordinal) => ordinal % 2 === 0));
  expect(await found({ kind: 'and', items: [word, rare] })).toEqual(
    down((ordinal) => ordinal % 1402 === 0),
  );
  expect(await found(beginning)).toEqual(down((ordinal) => String(ordinal).startsWith('2499')));
};

describe('an index of many batches', () => {
  it('finds a frequent word beside a rare type, and a beginning', answersRight);

  it('is brought into one piece by steps, between which it answers the same', async () => {
    expect(segments()).toBeGreaterThan(1);
    expect(await index.tidy()).toBe(true);
    await answersRight();
    let steps = 1;
    while (await index.tidy()) steps += 1;
    expect(steps).toBeLessThan(1000);
    expect(segments()).toBe(1);
    await answersRight();
  });

  it('is left alone until it has grown by a part', async () => {
    expect(await index.tidy()).toBe(false);
    await index.append({ events: [eventAt(all + 1)], resume: position(String(all + 1)) });
    expect(await index.tidy()).toBe(false);
  });
});
