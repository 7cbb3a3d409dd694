import { readState } from '@/server/services/streams/read-state.ts';
import { random } from '@/scripts/demo/core/random.ts';
import { answerText, type Measure } from '../bench.ts';
import { LONGEST_STREAM } from '../events.ts';
import { ceiling } from '../measure.ts';

/** The state at versions all over the stream, once it is folded. */
export const seekAnywhere: Measure = async ({ id, first, last, runs }) => {
  const chance = random('seek');
  const stateAt = (version: bigint): Promise<string> =>
    answerText(readState, { store: id, stream: LONGEST_STREAM, at: `v${version}` });
  await stateAt(last);
  return [
    await ceiling({
      operation: 'seek anywhere in the folded stream',
      state: 'warm',
      ours: () => stateAt(first + BigInt(chance.between(0, Number(last - first)))),
      most: 10,
      runs: runs(200),
    }),
  ];
};
