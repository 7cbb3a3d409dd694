import 'server-only';
import { setImmediate as turn } from 'node:timers/promises';
import { z } from 'zod';
import {
  truthAsked,
  truthProgress,
  type JobOutcome,
  type TruthAsked,
  type TruthProgress,
} from '@/lib/api/jobs.ts';
import type { TruthFound } from '@/lib/api/truth-found.ts';
import { streamKey } from '@/lib/events/ids.ts';
import type { JobKind } from '@/server/jobs/job-kind.ts';
import { activeReducer, chosenReducer } from '@/server/reducers/registry.ts';
import { storeById } from '@/server/stores/registry.ts';
import type { Asking } from '../define-service.ts';
import { walkCategory, type StreamTruth } from './internal-category-truth.ts';
import { keyOf, namedReducer } from './internal-named-reducer.ts';
import { readCondition } from './internal-truth.ts';
import { headIn, isOfEmptyLog, pinHead, pinNotes, upTo } from './internal-up-to.ts';

export interface TruthQuestion {
  readonly store: string;
  readonly category: string;
  readonly when: string;
}

/** The question with what folds, until where and from when on pinned. Throws what is wrong with it. */
export async function pinTruth(
  { store: id, category, when }: TruthQuestion,
  { signal, policy }: Pick<Asking, 'signal' | 'policy'>,
): Promise<TruthAsked> {
  const now = new Date().toISOString();
  readCondition(when, { policy, now });
  const { store } = await storeById(id);
  const reducer = namedReducer(await activeReducer(id, category));
  return { category, when, now, reducer, ...(await pinHead(store, signal)) };
}

const placeShape = z.object({
  /** The last stream that was asked. */
  after: z.string().nullable(),
  counts: truthProgress,
  ended: z.boolean(),
});

const beginning = {
  after: null,
  counts: { streams: 0, events: 0, found: 0, incomplete: 0 },
  ended: false,
};

/** Writes every stream of a category in which a condition on the state ever held, with when it did. */
export const truthJob: JobKind = {
  name: 'truth',
  logged(input) {
    const { category, when, head, reducer } = truthAsked.parse(input);
    return { category, when, head, reducer: reducer.hash };
  },
  async run({ stores, input, place, policy, signal, append, keep }) {
    const asked = truthAsked.parse(input);
    let { after, counts, ended } = place === null ? beginning : placeShape.parse(place);
    const { id, store } = await storeById(stores[0] ?? '');
    const { category } = asked;
    const walk = walkCategory({
      store: upTo(store, headIn(asked)),
      category,
      holds: readCondition(asked.when, { policy, now: asked.now }),
      reducer: await chosenReducer(keyOf(asked.reducer), { store: id, category }),
      after: after === null ? null : streamKey(after),
      counts,
      signal,
    });
    for await (const round of ended || isOfEmptyLog(asked) ? [] : walk) {
      ({ after, counts } = round);
      await append(round.items.map(foundLine).join(''));
      await keep({ after, counts, ended }, counts);
      await turn();
    }
    ended = true;
    await keep({ after, counts, ended }, counts);
    return outcomeOf(counts, asked);
  },
};

const foundLine = (found: StreamTruth): string => {
  const view = foundView(found);
  return view === null ? '' : `${JSON.stringify(view)}\n`;
};

function foundView({ stream, truth }: StreamTruth): TruthFound | null {
  const { total } = truth;
  const [first] = truth.intervals;
  if (first === undefined || total.last === null) return null;
  return {
    stream,
    intervals: total.intervals,
    first: String(first.from),
    firstAt: first.fromAt,
    firstType: first.fromType,
    last: String(total.last),
    now: total.now,
    seconds: total.seconds,
  };
}

function outcomeOf({ incomplete }: TruthProgress, asked: TruthAsked): JobOutcome {
  const missing =
    incomplete === 0
      ? []
      : [
          `${incomplete === 1 ? '1 stream is' : `${incomplete} streams are`} incomplete: it may have held there unseen.`,
        ];
  const notes = [...missing, ...pinNotes(asked)];
  return { complete: notes.length === 0, notes };
}
