import { Segment } from '@/lib/fold/segment.ts';
import { readSegment } from '@/server/services/streams/read-segment.ts';
import { answer, type Measure } from '../bench.ts';
import { LONGEST_STREAM } from '../events.ts';
import { ceiling } from '../measure.ts';

/** Every version of one segment back and forth, each a tick of the slider, as the browser does it. */
export const sliderDrag: Measure = async ({ id, last, runs }) => {
  const at = `v${last / 2n}`;
  const view = await answer(readSegment, { store: id, stream: LONGEST_STREAM, at });
  const segment = new Segment(view);
  const [from, length] = [BigInt(view.from), Number(BigInt(view.to) - BigInt(view.from)) + 1];
  const versionAt = (tick: number): bigint => {
    const step = tick % (2 * length);
    return from + BigInt(step < length ? step : 2 * length - 1 - step);
  };
  const drag = (name: string, stride: number) =>
    ceiling({
      operation: `slider drag ${name} a segment of ${length}`,
      state: 'warm',
      ours: (run) => Promise.resolve(segment.stateAt(versionAt(run * stride))),
      most: 8,
      runs: runs(2000),
    });
  return [await drag('step by step in', 1), await drag('in leaps over', 37)];
};
