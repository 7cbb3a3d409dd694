import 'server-only';
import { AppError } from '@/lib/errors.ts';
import { version, type Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { Fold } from '@/lib/fold/fold.ts';
import { thaw, type Frozen } from '@/lib/fold/frozen.ts';
import type { Page } from '@/server/stores/port.ts';
import { readPage } from './internal-read-page.ts';
import type { StreamFold } from './internal-stream-fold.ts';
import type { StreamSource } from './internal-stream-source.ts';

/** A fold that stands just after `at` and still knows what that event changed. */
export async function seek(folded: StreamFold, at: Version, signal: AbortSignal): Promise<Fold> {
  await folded.reach(at, signal);
  const start = await folded.restBefore(version(at - 1n), signal);
  const fold = foldFrom(folded, start);
  const stretch = { start, until: at, signal, into: fold, only: 'states' } as const;
  for await (const event of eventsBetween(folded, stretch)) fold.take(event);
  return fold;
}

export function foldFrom(
  folded: Pick<StreamSource, 'reducer' | 'options'>,
  start: Frozen | null,
): Fold {
  return start === null
    ? new Fold(folded.reducer, folded.options)
    : thaw(start, folded.reducer, folded.options);
}

export interface Stretch {
  /** Begins after this checkpoint; null: at the beginning of the stream. */
  readonly start: Frozen | null;
  /** Inclusive; null: to the head. */
  readonly until: Version | null;
  readonly signal: AbortSignal;
  /** The fold that takes each event before it asks for the next one; absent: they are only read. */
  readonly into?: Fold;
  /** The events are for the fold only: they come without what it does not look at. */
  readonly only?: 'states';
  /** The first page, where it was read already. */
  readonly first?: Page<RecordedEvent, Version> | undefined;
}

/** The events after a checkpoint, read page by page. */
export async function* eventsBetween(
  folded: Omit<StreamSource, 'reducer' | 'options'>,
  { start, until, signal, into, only, first }: Stretch,
): AsyncGenerator<RecordedEvent> {
  const { store, stream, stepper } = folded;
  const payload = only === 'states' ? folded.payload : 'full';
  let after = start?.facts.version ?? null;
  let known = first;
  for (;;) {
    const page = known ?? (await readPage({ store, stream, payload }, { after, until, signal }));
    known = undefined;
    if (into === undefined) yield* page.items;
    else for await (const part of stepper.ready(into, page.items)) yield* part;
    if (page.next === null) return;
    if (signal.aborted) throw new AppError('cancelled', 'The reader went away.');
    after = page.next;
  }
}
