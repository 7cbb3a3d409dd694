import { describe, expect, it } from 'vitest';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { readVocabulary } from './read-vocabulary.ts';

const own = ownData();
const day = (index: number): string =>
  new Date(Date.UTC(2026, 0, 1) + index * 3_600_000).toISOString();
// A path and a person that only events of the first tenth have.
own.write(
  'long',
  Array.from({ length: 2000 }, (_, index) => ({
    stream: `a-${index % 7}`,
    id: `e${index}`,
    type: index % 500 === 3 ? 'Rare' : 'Common',
    data: index < 200 ? '{"old":1}' : '{"new":1}',
    recordedAt: day(index),
  })),
);
own.write('short', [{ stream: 'a-1', id: 's1', type: 'Opened', data: '{"email":"x"}' }]);

const wordsOf = async (store: string) => (await readVocabulary(callAs(), { store })).value;

describe('the words of a store', () => {
  it('are types as the store counts them, most frequent first', async () => {
    expect((await wordsOf('long')).types).toEqual(['Common', 'Rare']);
  });

  it('hold paths of old events too, and say of how many they are', async () => {
    const words = await wordsOf('long');
    expect([...words.dataPaths].sort()).toEqual(['new', 'old']);
    expect(words.allEvents).toBe(false);
    expect(words.sampled).toBeGreaterThan(300);
    expect(words.sampled).toBeLessThan(1000);
  });

  it('are of all events where there are few', async () => {
    expect(await wordsOf('short')).toMatchObject({
      types: ['Opened'],
      dataPaths: ['email'],
      sampled: 1,
      allEvents: true,
    });
  });
});
