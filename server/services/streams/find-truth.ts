import 'server-only';
import { z } from 'zod';
import { findTruth as contract, type TruthStep } from '@/lib/api/time-travel.ts';
import { streamKey, type StreamKey } from '@/lib/events/ids.ts';
import { environment } from '@/server/env.ts';
import { makeCursor, readCursor } from '@/server/http/cursor.ts';
import { activeReducer } from '@/server/reducers/registry.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import {
  walkCategory,
  type StreamTruth,
  type TruthCounts,
  type TruthWalk,
} from './internal-category-truth.ts';
import { readCondition } from './internal-truth.ts';

/** What a continued walk takes over from the part before. */
const place = z.object({
  after: z.string(),
  streams: z.number(),
  events: z.number(),
  found: z.number(),
  incomplete: z.number(),
});

const nothingYet: TruthCounts = { streams: 0, events: 0, found: 0, incomplete: 0 };

/** In which streams of a category a condition on the state ever held. */
export const findTruth = defineService({
  permission: 'state:read',
  access: 'state.truth',
  subject: ({ store, category, when }) => ({ store, detail: JSON.stringify({ category, when }) }),
  input: contract.params,
  async run({ signal }, { store: id, category, when, cursor }) {
    const holds = readCondition(when);
    const { store } = await storeById(id);
    const asked = ['truth', id, category, when];
    const from =
      cursor === undefined
        ? null
        : place.parse(JSON.parse(readCursor(asked, cursor).key) as unknown);
    const walk = walkCategory({
      store,
      category,
      holds,
      reducer: await activeReducer(id, category),
      after: from === null ? null : streamKey(from.after),
      counts: from ?? nothingYet,
      milliseconds: environment().searchSeconds * 1000,
      signal,
    });
    const next = (after: StreamKey, counts: TruthCounts): string =>
      makeCursor(asked, { key: JSON.stringify({ ...countsOf(counts), after }), headAt: null });
    return { walk, next };
  },
  expose: ({ walk, next }) => told(walk, next),
});

const countsOf = ({ streams, events, found, incomplete }: TruthCounts): TruthCounts => ({
  streams,
  events,
  found,
  incomplete,
});

async function* told(
  walk: AsyncIterable<TruthWalk>,
  next: (after: StreamKey, counts: TruthCounts) => string,
): AsyncGenerator<TruthStep> {
  for await (const step of walk) {
    if (step.kind === 'found') yield { kind: 'found', items: step.items.flatMap(foundView) };
    else if (step.kind === 'progress') {
      yield { kind: 'progress', ...countsOf(step.counts), next: next(step.after, step.counts) };
    } else {
      const { counts, after } = step;
      yield {
        kind: 'end',
        ...countsOf(counts),
        complete: after === null && counts.incomplete === 0,
        next: after === null ? null : next(after, counts),
      };
    }
  }
}

function foundView({ stream, truth }: StreamTruth) {
  const { total } = truth;
  const [first] = truth.intervals;
  if (first === undefined || total.last === null) return [];
  return [
    {
      stream,
      intervals: total.intervals,
      first: String(first.from),
      firstAt: first.fromAt,
      firstType: first.fromType,
      last: String(total.last),
      now: total.now,
      seconds: total.seconds,
    },
  ];
}
