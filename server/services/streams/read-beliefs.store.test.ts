import { describe, expect, it } from 'vitest';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { readBeliefs } from './read-beliefs.ts';

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
  event(1, 1, '{"plan":"solo","name":"Ann"}'),
  event(10, 10, '{"plan":"duo"}'),
  event(12, null, '{"name":"Ann Lee"}'),
  event(15, 5, '{"plan":"family"}'),
  { ...event(20, null, '{"n":1}'), stream: 'long' },
  ...Array.from({ length: 9 }, (_, index) => ({
    ...event(20, null, `{"n":${String(index + 2)}}`),
    stream: 'long',
  })),
  { ...event(20, null, '{"n":12}'), stream: 'long', version: 12 },
]);

const ask = async (path: string, stream = 'account-1') =>
  (await readBeliefs(callAs(), { store: 'shop', stream, path })).value;

describe('what was believed', () => {
  it('about a time changes when a correction is recorded, and only about times since it happened', async () => {
    const { abouts, rows } = await ask('plan');
    expect(abouts).toEqual([day(1), day(5), day(10)]);
    const told = rows.map(({ version, cells }) => [version, ...cells.map(({ value }) => value)]);
    expect(told).toEqual([
      ['1', '"solo"', '"solo"', '"solo"'],
      ['2', '"solo"', '"solo"', '"duo"'],
      ['4', '"solo"', '"family"', '"duo"'],
    ]);
  });

  it('names the event that made it so, and until when it was believed', async () => {
    const { rows } = await ask('plan');
    expect(rows[2]?.cells.map(({ setBy }) => setBy)).toEqual(['1', '4', '2']);
    expect(rows.map(({ until }) => until)).toEqual([day(10), day(15), null]);
  });

  it('takes the recorded time where the store does not say when it happened', async () => {
    const { abouts, rows } = await ask('name');
    expect(abouts).toEqual([day(1), day(12)]);
    expect(rows.at(-1)?.cells.map(({ value }) => value)).toEqual(['"Ann"', '"Ann Lee"']);
  });

  it('says what has no row, and which versions nobody knows the time of', async () => {
    const { rows, further, missing } = await ask('n', 'long');
    expect([rows.length, further, missing]).toEqual([8, 3, ['11']]);
  });

  it('is nothing for a field that never was', async () => {
    const { rows, abouts } = await ask('nothing');
    expect(rows.flatMap(({ cells }) => cells.map(({ value }) => value))).toEqual([null]);
    expect(abouts).toHaveLength(1);
  });
});
