import { describe, expect, it } from 'vitest';
import { instant } from '@/lib/events/ids.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { readHappened } from './read-happened.ts';
import { readHappenedState } from './read-happened-state.ts';

const own = ownData();
const day = (number: number): string =>
  `2026-03-${String(number).padStart(2, '0')}T00:00:00.000000Z`;
const event = (recorded: number, occurred: number | null, data: string) => ({
  stream: 'account-1',
  recordedAt: day(recorded),
  occurredAt: occurred === null ? null : day(occurred),
  data,
});

own.write('shop', [
  event(1, 1, '{"plan":"solo"}'),
  event(10, 10, '{"plan":"duo"}'),
  event(12, null, '{"name":"Ann"}'),
  event(15, 5, '{"plan":"family","since":5}'),
  { ...event(2, null, '{"a":1}'), stream: 'untold' },
  { ...event(3, null, '{"a":2}'), stream: 'untold', version: 3 },
]);

const ask = { store: 'shop', stream: 'account-1' };
const stateAt = async (at: string) => (await readHappenedState(callAs(), { ...ask, at })).value;

describe('a stream by the time its events happened', () => {
  it('puts a correction where it happened, with what it changed there and what it overtook', async () => {
    const { items, told, missing } = (await readHappened(callAs(), ask)).value;
    expect(items.map(({ event: { version }, by }) => [version, by])).toEqual([
      ['1', 'occurred'],
      ['4', 'occurred'],
      ['2', 'occurred'],
      ['3', 'recorded'],
    ]);
    expect(items.map(({ overtook }) => overtook)).toEqual([null, '2', null, null]);
    expect(items[1]?.changes.map(({ path, before }) => [path, before])).toEqual([
      ['plan', '"solo"'],
      ['since', null],
    ]);
    expect([told, missing]).toEqual([3, []]);
  });

  it('has the state of what had happened by then, whenever it was recorded', async () => {
    expect((await stateAt('v4')).state).toBe('{"plan":"family","since":5}');
    expect((await stateAt('v2')).state).toBe('{"plan":"duo","since":5}');
    expect((await stateAt('v2')).changes.map(({ path }) => path)).toEqual(['plan']);
  });

  it('counts what bears no time at all apart from what was only recorded', async () => {
    const { store, append } = openMemoryStore(1n);
    const told = { occurredAt: instant(day(4)), recordedAt: instant(day(4)) };
    append([sampleEvent(1, told), sampleEvent(2)]);
    own.plant('untimed', store);
    const { value } = await readHappened(callAs(), { store: 'untimed', stream: 'account-1' });
    expect([value.told, value.untimed]).toEqual([1, 1]);
    expect(value.items.map(({ by }) => by)).toEqual(['occurred', 'place']);
  });

  it('says that nobody told when anything happened, and what is missing', async () => {
    const untold = { store: 'shop', stream: 'untold' };
    const { told, missing } = (await readHappened(callAs(), untold)).value;
    expect([told, missing]).toEqual([0, ['2']]);
    const { fidelity } = (await readHappenedState(callAs(), untold)).value;
    expect(fidelity.incompleteFrom?.version).toBe('2');
  });
});
