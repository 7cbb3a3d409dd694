import { describe, expect, it } from 'vitest';
import { streamId } from '@/lib/events/ids.ts';
import { everything, quiet, reading, walkLog, whole } from '../conformance/suite.ts';
import type { PushedTerm } from '../port.ts';
import { matches } from '../shared/matches.ts';
import { kinds, onNames } from './testing/careless-tables.ts';
import { withServer } from './testing/with-server.ts';

const on = withServer();

const terms: readonly (readonly [PushedTerm['term'], string])[] = [
  ...([
    ['type', 'opened'],
    ['stream', 'order-1'],
  ] as const),
  ...([
    ['category', 'order'],
    ['streamPrefix', 'order'],
  ] as const),
];

/** Alone and in a list, as what is wanted and as what is not. */
const asked = (value: string) =>
  [[value], [value, 'none']].flatMap((values) =>
    [false, true].map((negated) => [negated, values] as const),
  );

describe('names that differ in their case only, in columns to which they are the same', () => {
  it.each(kinds)('are told apart: %s', async (...kind) => {
    await onNames(on(), kind, async (store) => {
      const log = await walkLog(store, everything);
      expect(log).toHaveLength(4);
      for (const [term, value] of terms) {
        for (const [negated, values] of asked(value)) {
          const filter = { all: [{ term, anyOf: values, negated }] };
          const { items } = await store.readLog(filter, whole(), reading());
          expect(items, term).toEqual(log.filter((event) => matches(filter, event)));
        }
      }
      const { items } = await store.readStream(streamId('order-1'), whole(), reading());
      expect(items.map((event) => event.streamId)).toEqual(['order-1', 'order-1']);
      const listed = await store.listStreams({ prefix: '', order: 'id' }, whole(), reading());
      const names = listed.items.map((stream) => stream.streamId);
      expect(names.toSorted()).toEqual(['ORDER-1', 'Order-2', 'order-1']);
      const { types } = await store.describe(quiet);
      expect(new Set(types.map((each) => each.type))).toEqual(new Set(['Opened', 'opened']));
    });
  });
});
