import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/errors.ts';
import type { EventStore } from '../../port.ts';
import { eventId, streamId } from '@/lib/events/ids.ts';
import type { Harness } from '../harness.ts';
import { standardLog, timeAt } from '../seeds.ts';
import {
  caseUnless,
  everything,
  quiet,
  reading,
  unableBecause,
  walkLog,
  whole,
  withStore,
} from '../suite.ts';

/** Every read of the port, with a signal. */
const reads: Readonly<
  Record<string, (store: EventStore, signal: AbortSignal) => Promise<unknown>>
> = {
  check: (store, signal) => store.check(signal),
  describe: (store, signal) => store.describe(signal),
  volume: (store, signal) => store.volume({ from: null, to: null, buckets: 10 }, signal),
  listStreams: (store, signal) =>
    store.listStreams({ prefix: '', order: 'id' }, whole(), reading({ signal })),
  readStream: (store, signal) =>
    store.readStream(streamId('order-1'), whole(), reading({ signal })),
  readStreams: (store, signal) => store.readStreams([streamId('order-1')], reading({ signal })),
  readLog: (store, signal) => store.readLog(everything, whole(), reading({ signal })),
  horizon: (store, signal) => store.horizon(signal),
  findEvent: (store, signal) => store.findEvent(eventId('order-1@1'), signal),
  findEvents: (store, signal) =>
    store.findEvents([eventId('order-1@1')], { signal, payload: 'omit' }),
};

export function safetyGroup(harness: Harness): void {
  const seeds = standardLog(harness.firstVersion);

  describe('keeping the store safe', () => {
    it('reports a store that is reachable and how it is kept from writing', () =>
      withStore(harness, seeds, async ({ store }) => {
        const health = await store.check(quiet);
        expect(health.reachable).toBe(true);
        expect(health.server).not.toBe('');
        expect(health.readOnlyReason).toMatch(/\.$/);
      }));

    it('fails to write through its own connection', (context) =>
      withStore(harness, seeds, async ({ store, attemptWrite }) => {
        if (typeof attemptWrite !== 'function') return context.skip(attemptWrite.because);
        await expect(attemptWrite()).rejects.toThrow();
        expect((await walkLog(store, everything)).length).toBe(seeds.length);
      }));

    it.each(Object.keys(reads))('refuses %s with `cancelled` when it was aborted before', (name) =>
      withStore(harness, seeds, async ({ store }) => {
        const read = reads[name];
        await expect(read?.(store, AbortSignal.abort())).rejects.toMatchObject({
          code: 'cancelled',
        });
        expect((await walkLog(store, everything)).length).toBe(seeds.length);
      }),
    );

    it.each(Object.keys(reads))(
      'ends %s as cancelled or done when it is aborted on the way',
      (name) =>
        withStore(harness, seeds, async ({ store }) => {
          const controller = new AbortController();
          const outcome: Promise<unknown> | undefined = reads[name]?.(
            store,
            controller.signal,
          ).catch((error: unknown) => error);
          controller.abort();
          const ended = await outcome;
          if (ended instanceof Error) expect(ended).toMatchObject({ code: 'cancelled' });
          expect((await walkLog(store, everything)).length).toBe(seeds.length);
        }),
    );

    it('reads many times at once without mixing answers up', () =>
      withStore(harness, seeds, async ({ store }) => {
        const ids = [...new Set((await walkLog(store, everything)).map((event) => event.streamId))];
        const asked = Array.from({ length: 30 }, (_, n) => ids[n % ids.length] ?? streamId(''));
        const pages = await Promise.all(
          asked.map((id) => store.readStream(id, whole(), reading())),
        );
        for (const [index, page] of pages.entries()) {
          expect(new Set(page.items.map((event) => event.streamId))).toEqual(
            new Set([asked[index]]),
          );
        }
      }));

    caseUnless(unableBecause(harness.openBroken), 'says what failed without a secret', async () => {
      if (typeof harness.openBroken !== 'function') return;
      const { attempt, secrets } = harness.openBroken();
      const error: unknown = await attempt.catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(AppError);
      if (!(error instanceof AppError)) return;
      expect(['store_unavailable', 'store_rejected']).toContain(error.code);
      for (const secret of secrets) expect(error.message).not.toContain(secret);
    });

    caseUnless(
      unableBecause(harness.timeOut),
      'ends a read that takes too long as store_timeout',
      async () => {
        if (typeof harness.timeOut !== 'function') return;
        await expect(harness.timeOut()).rejects.toMatchObject({ code: 'store_timeout' });
      },
    );

    it('closes twice without complaint, and is unavailable afterwards', () =>
      withStore(harness, seeds, async ({ store }) => {
        await store.close();
        await store.close();
        for (const read of [reads.readLog, reads.describe]) {
          await expect(read?.(store, quiet)).rejects.toMatchObject({ code: 'store_unavailable' });
        }
        if (store.capabilities.timeLookup === 'none') return;
        await expect(store.locate(timeAt(0), null, quiet)).rejects.toMatchObject({
          code: 'store_unavailable',
        });
      }));
  });
}
