import { forgetCheckpoints } from '@/server/checkpoints/forget-checkpoints.ts';
import { forgetInProcess } from '@/server/once-in-process.ts';
import { watchFold } from '@/server/services/streams/watch-fold.ts';
import { answer, type Bench, type Measure } from '../bench.ts';
import { LONGEST_STREAM } from '../events.ts';
import { compare } from '../measure.ts';

/** The longest stream from nothing to its head, with blame, checkpoints and the rail's index. */
export const firstFold: Measure = async (bench) => {
  const shared = {
    state: 'warm',
    ours: () => foldAnew(bench),
    ratio: 1.3,
    runs: bench.runs(3),
  } as const;
  const operation = `first fold of ${bench.last - bench.first + 1n} events`;
  return [
    await compare({
      ...shared,
      operation,
      limitName: bench.bare.names.readStream,
      limit: () => bench.bare.readStream(),
    }),
    await compare({
      ...shared,
      operation,
      limitName: 'bare driver, every row and JSON.parse of its data',
      limit: () => readAndParse(bench),
    }),
  ];
};

/**
 * Folds anew whatever was folded before, by a version of a reducer where one is named. Throws where the
 * fold does not reach the head.
 */
export async function foldAnew({ id, last }: Bench, reducer?: string): Promise<void> {
  forgetInProcess('stream-folds');
  // What was kept of the fold before would be taken up, and nothing be folded.
  await forgetCheckpoints(id);
  let reached = '';
  const wanted = { store: id, stream: LONGEST_STREAM, reducer };
  for await (const step of await answer(watchFold, wanted)) {
    reached = step.version ?? '';
  }
  if (reached !== String(last)) throw new Error(`The fold ended at version ${reached}.`);
}

export async function readAndParse({ bare }: Bench): Promise<void> {
  let objects = 0;
  await bare.readStream((data) => {
    const parsed: unknown = JSON.parse(data);
    if (typeof parsed === 'object') objects += 1;
  });
  if (objects === 0) throw new Error('The longest stream holds no objects.');
}
