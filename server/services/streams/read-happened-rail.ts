import 'server-only';
import { readHappenedRail as contract } from '@/lib/api/two-clocks.ts';
import { instant, type Version } from '@/lib/events/ids.ts';
import { FieldIntervals } from '@/lib/fold/intervals.ts';
import { printPath, type Path } from '@/lib/json/path.ts';
import { addMilliseconds } from '@/lib/time/gap.ts';
import { defineService } from '../define-service.ts';
import { fieldPath } from './internal-field.ts';
import { foldBy } from './internal-fold-cache.ts';
import { happenedFold, type HappenedFold } from './internal-happened-fold.ts';
import { happenedShape } from './internal-happened-shape.ts';
import { KeptPasses } from './internal-kept-pass.ts';
import type { StreamFold } from './internal-stream-fold.ts';

/** The shape of a stream over the times at which its events happened, and the changes of one path there. */
export const readHappenedRail = defineService({
  permission: 'state:read',
  access: 'rail.happened',
  subject: ({ store, stream, path }) => ({
    store,
    stream,
    ...(path === undefined ? {} : { detail: path }),
  }),
  input: contract.params,
  async run({ signal }, { store, stream, path, slices, reducer }) {
    const wanted = path === undefined || path === '' ? null : fieldPath(path);
    const { folded, ends } = await foldBy({ store, stream, reducer }, signal);
    const fold = await happenedFold(folded, ends.last.version, signal);
    const { happened } = fold;
    const changed = wanted === null ? [] : await changesOf(folded, { fold, path: wanted }, signal);
    const { from, to, late, ...shape } = happenedShape(happened, slices);
    const markAt = (place: number) => ({
      place,
      at: timeOf(happened.index.happenings.millisecondsAt(happened.indexAt(place))),
    });
    return {
      ...{ ...shape, total: happened.length, from: timeOf(from), to: timeOf(to) },
      late: { count: late.count, marks: late.places.map(markAt) },
      marks: changed.flatMap((version) => {
        const place = happened.placeOfVersion(version);
        return place === null ? [] : [markAt(place)];
      }),
    };
  },
  expose: (rail) => rail,
});

const epoch = instant('1970-01-01T00:00:00Z');
const timeOf = (milliseconds: number): string | null =>
  Number.isNaN(milliseconds) ? null : addMilliseconds(epoch, milliseconds);

const passes = new KeptPasses<readonly Version[]>();

/** Versions of the events that changed a path where they happened, in one pass over the stream. */
function changesOf(
  folded: StreamFold,
  { fold, path }: { readonly fold: HappenedFold; readonly path: Path },
  signal: AbortSignal,
): Promise<readonly Version[]> {
  const pass = async (shared: AbortSignal): Promise<readonly Version[]> => {
    const field = new FieldIntervals(path);
    await fold.walk({
      ...{ from: 0, until: fold.happened.length, signal: shared },
      tell(event, { state, changes }) {
        field.take({ event, state, changes });
      },
    });
    // A history may begin with the path not being there yet, which changed nothing.
    return field.intervals.flatMap(({ from, value }, at) =>
      at > 0 || value !== null ? [from] : [],
    );
  };
  return passes.join(folded, printPath(path), { signal, pass });
}
