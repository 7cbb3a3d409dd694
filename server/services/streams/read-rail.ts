import 'server-only';
import type { RailView } from '@/lib/api/rail-view.ts';
import { readRail as contract } from '@/lib/api/streams.ts';
import { instant } from '@/lib/events/ids.ts';
import type { Interval } from '@/lib/fold/intervals.ts';
import { addMilliseconds } from '@/lib/time/gap.ts';
import { defineService } from '../define-service.ts';
import { lateArrivals } from './internal-late-arrivals.ts';
import type { StreamEnds } from './internal-ends.ts';
import { fieldHistory, fieldPath } from './internal-field.ts';
import { foldBy } from './internal-fold-cache.ts';
import type { StreamFold } from './internal-stream-fold.ts';

/** How long a request waits for the first fold before it shows the part that is done. */
const patienceMilliseconds = 150;

/** The shape of a stream over time, as far as it is folded, its late arrivals, and the changes of one path. */
export const readRail = defineService({
  permission: 'streams:read',
  access: 'rail.read',
  subject: ({ store, stream, path }) => ({
    store,
    stream,
    ...(path === undefined ? {} : { detail: path }),
  }),
  input: contract.params,
  async run({ signal }, { store, stream, path, slices, reducer, fold }) {
    const wanted = path === undefined || path === '' ? null : fieldPath(path);
    const { folded, ends } = await foldBy({ store, stream, reducer }, signal);
    const done = fold === 'as-is' ? isFolded(folded, ends) : await reachSoon(folded, ends, signal);
    const history =
      done && wanted !== null ? (await fieldHistory(folded, wanted, signal)).intervals : [];
    return railOf(folded, { ends, done, marks: history.filter(isChange), slices });
  },
  expose: (rail) => rail,
});

/** A history may begin with the path not being there yet, which changed nothing. */
const isChange = ({ value }: Interval, index: number): boolean => index > 0 || value !== null;

const timeOf = (milliseconds: number): string => addMilliseconds(epoch, milliseconds);
const epoch = instant('1970-01-01T00:00:00Z');

const isFolded = ({ index }: StreamFold, { last }: StreamEnds): boolean =>
  index.last !== null && index.last >= last.version;

/** True when the whole stream is folded; false after waiting a moment for it. */
async function reachSoon(
  folded: StreamFold,
  { last }: StreamEnds,
  signal: AbortSignal,
): Promise<boolean> {
  const patience = AbortSignal.timeout(patienceMilliseconds);
  try {
    await folded.reach(last.version, AbortSignal.any([signal, patience]));
    return true;
  } catch (error) {
    if (patience.aborted && !signal.aborted) return false;
    throw error;
  }
}

interface RailParts {
  readonly ends: StreamEnds;
  readonly done: boolean;
  readonly marks: readonly Interval[];
  readonly slices: number;
}

function railOf(folded: StreamFold, { ends, done, marks, slices }: RailParts): RailView {
  const shape = folded.index.slices(slices);
  const late = lateArrivals(folded.index, slices);
  const reached = folded.progress.version;
  return {
    first: String(ends.first.version),
    last: String(ends.last.version),
    from: shape === null ? ends.first.recordedAt : timeOf(shape.from),
    to: shape === null ? ends.last.recordedAt : timeOf(shape.to),
    folded: reached === null ? null : String(reached),
    done,
    overTime: [...(shape?.overTime ?? [])],
    versionAtSlice: (shape?.versionAtSlice ?? []).map(String),
    marks: marks.map(({ from, recordedAt }) => ({ version: String(from), recordedAt })),
    late: {
      count: late.count,
      marks: late.marks.map(({ version, time }) => ({
        version: String(version),
        recordedAt: Number.isNaN(time) ? null : timeOf(time),
      })),
    },
  };
}
