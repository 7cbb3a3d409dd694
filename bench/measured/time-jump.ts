import { instant, streamId } from '@/lib/events/ids.ts';
import type { Measure } from '../bench.ts';
import type { BareStore } from '../bare-store.ts';
import { LONGEST_STREAM } from '../events.ts';
import { compare } from '../measure.ts';

const signal = new AbortController().signal;
/** Positions asked in one round trip: they divide what is left by sixteen. */
const probes = 15;

/** Days of the two years of the data. */
const timeOf = (run: number): string =>
  new Date(Date.UTC(2024, 10, 22) + ((run * 137) % 720) * 86_400_000).toISOString();

/** Events are found by their order alone; nothing is indexed by time. */
export const timeJump: Measure = async (bench) => {
  let run = 0;
  const shared = {
    state: 'warm',
    limitName: 'bisection in rounds of 15, bare driver',
    limit: () => bisectBare(bench.bare, bench.events, timeOf(run)),
    ratio: 1.5,
    runs: bench.runs(40),
  } as const;
  return [
    await compare({
      ...shared,
      operation: 'time jump in the log, no time index',
      ours: () => bench.timeless.locate(instant(timeOf((run += 1))), null, signal),
    }),
    await compare({
      ...shared,
      operation: 'time jump in a stream, no time index',
      ours: () =>
        bench.timeless.locate(instant(timeOf((run += 1))), streamId(LONGEST_STREAM), signal),
    }),
  ];
};

/** The last position recorded at or before a time. */
async function bisectBare(bare: BareStore, events: number, time: string): Promise<number> {
  let [low, high] = [0, events + 1];
  // Stores write times with a space or a T and with or without a zone; all sort once cut alike.
  const wanted = sortable(time);
  while (high - low > 1) {
    const keys = keysBetween(low, high);
    const times = await bare.timesAt(keys);
    const later = times.findIndex((found) => sortable(found) > wanted);
    const at = later < 0 ? keys.length : later;
    [low, high] = [keys[at - 1] ?? low, keys[at] ?? high];
  }
  return low;
}

const sortable = (time: string): string => time.slice(0, 23).replace(' ', 'T').replace('Z', '');

function keysBetween(low: number, high: number): readonly number[] {
  const step = (high - low) / (probes + 1);
  const keys = Array.from({ length: probes }, (_, index) => Math.floor(low + step * (index + 1)));
  return [...new Set(keys)].filter((key) => key > low && key < high);
}
