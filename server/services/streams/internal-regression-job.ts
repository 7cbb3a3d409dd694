import 'server-only';
import { setImmediate as turn } from 'node:timers/promises';
import { z } from 'zod';
import type { JobOutcome } from '@/lib/api/jobs.ts';
import { reducerDraft } from '@/lib/api/reducers.ts';
import {
  regressionAsked,
  regressionProgress,
  type RegressionAsked,
  type RegressionFound,
  type RegressionProgress,
} from '@/lib/api/regression.ts';
import { AppError } from '@/lib/errors.ts';
import { streamKey } from '@/lib/events/ids.ts';
import type { MaskingPolicy } from '@/lib/masking/policy.ts';
import type { JobKind } from '@/server/jobs/job-kind.ts';
import { chosenReducer } from '@/server/reducers/registry.ts';
import type { StreamReducer } from '@/server/reducers/stream-reducer.ts';
import { storeById } from '@/server/stores/registry.ts';
import { nothingCompared, walkRegression } from './internal-category-regression.ts';
import { differingView } from './internal-differing.ts';
import { draftFor } from './internal-draft-reducer.ts';
import { keyOf } from './internal-named-reducer.ts';
import { ReducerPair, type Compared } from './internal-reducer-pair.ts';
import { maskedChange } from './internal-state.ts';
import { headIn, isOfEmptyLog, pinNotes, upTo } from './internal-up-to.ts';

/** As it is kept: a draft has no version that could be found again. */
export const regressionKept = regressionAsked.extend({ draft: reducerDraft.nullable() });
export type RegressionKept = z.infer<typeof regressionKept>;

const placeShape = z.object({
  /** The last stream that was compared. */
  after: z.string().nullable(),
  counts: regressionProgress,
  ended: z.boolean(),
});

const beginning = { after: null, counts: nothingCompared, ended: false };

/** Writes the streams of a category that two reducers fold to other states, and where first. */
export const regressionJob: JobKind = {
  name: 'regression',
  logged(input) {
    const { category, head, before, after } = regressionKept.parse(input);
    return { category, head, before: before.hash, after: after.hash };
  },
  async run({ stores, input, place, policy, signal, append, keep }) {
    const asked = regressionKept.parse(input);
    let { after, counts, ended } = place === null ? beginning : placeShape.parse(place);
    const { id, store } = await storeById(stores[0] ?? '');
    const { category } = asked;
    const scope = { store: id, category };
    const pair = new ReducerPair(
      await chosenReducer(keyOf(asked.before), scope),
      await secondReducer(asked, id),
    );
    try {
      const walk = walkRegression({
        ...{ store: upTo(store, headIn(asked)), category, pair, counts, signal },
        after: after === null ? null : streamKey(after),
      });
      for await (const round of ended || isOfEmptyLog(asked) ? [] : walk) {
        ({ after, counts } = round);
        await append(round.items.map((item) => foundLine(item, policy)).join(''));
        await keep({ after, counts, ended }, counts);
        await turn();
      }
    } finally {
      pair.close();
    }
    ended = true;
    await keep({ after, counts, ended }, counts);
    return outcomeOf(counts, asked);
  },
};

async function secondReducer(asked: RegressionKept, store: string): Promise<StreamReducer> {
  const { after, draft, category } = asked;
  if (draft === null) return chosenReducer(keyOf(after), { store, category });
  const reducer = await draftFor(draft, { store, category });
  if (reducer.key === keyOf(after)) return reducer;
  throw new AppError(
    'conflict',
    'This version of Backstory reads the draft otherwise than the one that began. Compare anew.',
  );
}

const foundLine = (compared: Compared, policy: MaskingPolicy): string => {
  const view = foundView(compared, policy);
  return view === null ? '' : `${JSON.stringify(view)}\n`;
};

/** Characters of a value that are kept: of a large state the file would have a thousand copies. */
const mostCharacters = 300;

function foundView(compared: Compared, policy: MaskingPolicy): RegressionFound | null {
  const view = differingView(compared);
  if (view === null) return null;
  const changes = view.changes.map((change) => {
    const { before, after, ...place } = maskedChange(change, policy);
    return { ...place, before: shortened(before), after: shortened(after) };
  });
  return { ...view, changes };
}

const shortened = (text: string | null): string | null =>
  text === null || text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters)}…`;

function outcomeOf(
  { differ, listed, incomplete }: RegressionProgress,
  asked: RegressionAsked,
): JobOutcome {
  const missing =
    incomplete === 0
      ? []
      : [
          `${incomplete === 1 ? '1 stream is' : `${incomplete} streams are`} incomplete: what is missing or unreadable there was folded by neither.`,
        ];
  const notes = [...missing, ...pinNotes(asked)];
  const listing =
    listed === differ
      ? []
      : [`Listed are the first ${listed} that differ, the others are only counted.`];
  return { complete: notes.length === 0, notes: [...notes, ...listing] };
}
