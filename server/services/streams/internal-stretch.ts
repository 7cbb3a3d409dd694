import 'server-only';
import { version, type Version } from '@/lib/events/ids.ts';
import type { Payload, RecordedEvent } from '@/lib/events/recorded-event.ts';
import { freeze, type Frozen } from '@/lib/fold/frozen.ts';
import { eventsBetween, seek } from './internal-seek.ts';
import type { StreamFold } from './internal-stream-fold.ts';

/** Most events and payload characters of a stretch; the last event may go beyond the latter. */
const mostEvents = 1000;
const mostCharacters = 2_000_000;
/** Events before the wanted version that are worth sending, so that steps back need no network. */
const lead = 250n;

/** A fold at rest and the events after it, among them those around a version. */
export interface Stretch {
  /** Null: the beginning of the stream. */
  readonly start: Frozen | null;
  readonly events: readonly RecordedEvent[];
}

/**
 * The stretch around a version. It goes from checkpoint to checkpoint where that is short enough to
 * be sent; else it begins and ends nearer to the version, however far the checkpoints are apart.
 */
export async function stretchAround(
  folded: StreamFold,
  { around, end }: { readonly around: Version; readonly end: Version },
  signal: AbortSignal,
): Promise<Stretch> {
  let start = await folded.restBefore(version(around - 1n), signal);
  for (const back of [null, lead, 1n]) {
    if (back !== null) start = await restAt(folded, version(around - back), signal);
    const events = await shortEnough(folded, { start, around, end }, signal);
    if (events !== null) return { start, events };
  }
  return { start, events: [] };
}

async function restAt(folded: StreamFold, at: Version, signal: AbortSignal) {
  const fold = await seek(folded, at, signal);
  return fold.facts.version === null ? null : freeze(fold);
}

/** Null when the version is not reached within the limits. */
async function shortEnough(
  folded: StreamFold,
  {
    start,
    around,
    end,
  }: Pick<Stretch, 'start'> & { readonly around: Version; readonly end: Version },
  signal: AbortSignal,
): Promise<readonly RecordedEvent[] | null> {
  const events: RecordedEvent[] = [];
  let characters = 0;
  for await (const event of eventsBetween(folded, { start, until: end, signal })) {
    const last = events.at(-1);
    const full = events.length >= mostEvents || characters >= mostCharacters;
    // Events that share a version belong together, whatever the limits say.
    if (full && last !== undefined && event.version !== last.version) {
      return last.version >= around ? events : null;
    }
    events.push(event);
    characters += sizeOf(event.data) + sizeOf(event.metadata);
  }
  return events;
}

function sizeOf(payload: Payload): number {
  if (payload.kind === 'json') return payload.text.length;
  return payload.kind === 'binary' ? payload.bytes.length : 0;
}
