import 'server-only';
import type { z } from 'zod';
import { watchFold as contract, type foldProgressView } from '@/lib/api/streams.ts';
import { defineService } from '../define-service.ts';
import { foldBy } from './internal-fold-cache.ts';
import type { StreamFold } from './internal-stream-fold.ts';

/** Progress is told at most this often. */
const tellMilliseconds = 100;

/** Follows the first fold of a stream, and starts it when nobody has. */
export const watchFold = defineService({
  permission: 'streams:read',
  access: 'fold.watch',
  subject: ({ store, stream }) => ({ store, stream }),
  input: contract.params,
  async run({ signal }, { store, stream, reducer }) {
    const { folded, ends } = await foldBy({ store, stream, reducer }, signal);
    const { first, last } = ends;
    return { folded, total: Number(last.version - first.version) + 1, signal };
  },
  expose: ({ folded, total, signal }) => told(folded, total, signal),
});

async function* told(
  folded: StreamFold,
  total: number,
  signal: AbortSignal,
): AsyncGenerator<z.infer<typeof foldProgressView>> {
  let toldAt = -Infinity;
  for await (const step of folded.watch(signal)) {
    const final = step.done || step.failure !== null;
    if (!final && performance.now() - toldAt < tellMilliseconds) continue;
    toldAt = performance.now();
    yield { ...step, total, version: step.version === null ? null : String(step.version) };
  }
}
