import 'server-only';
import type { MomentView } from '@/lib/api/streams.ts';
import { AppError } from '@/lib/errors.ts';
import {
  justAbove,
  position,
  streamId,
  version,
  type Position,
  type StreamId,
  type Version,
} from '@/lib/events/ids.ts';
import { parseMoment } from '@/lib/time/moment.ts';
import type { EventStore } from '@/server/stores/port.ts';

export interface StreamAt {
  readonly store: EventStore;
  readonly stream: StreamId;
  readonly signal: AbortSignal;
}

/** A moment in a stream: the last version at or before it, null before the first event. */
export interface FoundMoment {
  readonly at: string;
  readonly version: Version | null;
  readonly recordedAt: string | null;
  readonly skewed: boolean;
}

/** Finds the version that a moment names. Throws `invalid_input` where the text is no moment. */
export async function findMoment(
  where: StreamAt,
  text: string | undefined,
  field = 'at',
): Promise<FoundMoment> {
  const parsed = parseMoment(text);
  if (!parsed.ok) throw new AppError('invalid_input', parsed.message, { field });
  const { moment } = parsed;
  switch (moment.kind) {
    case 'head':
      return lastUpTo(where, '', null);
    case 'version':
      return lastUpTo(where, `v${moment.version}`, moment.version);
    case 'time': {
      const { store, stream, signal } = where;
      const located = await store.locate(moment.time, stream, signal);
      if (located?.in !== 'stream') return before(moment.time);
      return { ...located, at: moment.time };
    }
    case 'position':
      return atPosition(where, moment.position).catch((error: unknown) => {
        throw aboutField(error, field);
      });
    case 'previous':
      throw new AppError('invalid_input', '"previous" can only be compared against.', { field });
  }
}

/** Only the store knows which texts are its positions; only we know where this one came from. */
function aboutField(error: unknown, field: string): unknown {
  if (!(error instanceof AppError) || error.code !== 'invalid_input') return error;
  return new AppError(error.code, error.message, { cause: error, field });
}

const before = (at: string): FoundMoment => ({
  at,
  version: null,
  recordedAt: null,
  skewed: false,
});

async function lastUpTo(
  { store, stream, signal }: StreamAt,
  at: string,
  upTo: Version | null,
): Promise<FoundMoment> {
  const after = upTo === null ? null : justAbove(upTo);
  const page = await store.readStream(
    stream,
    { direction: 'backward', after, until: null },
    { signal, limit: 1, maxScanned: 10, payload: 'omit' },
  );
  const event = page.items[0];
  if (event === undefined) return before(at);
  return { at, version: event.version, recordedAt: event.recordedAt, skewed: false };
}

/** The stream as the log stood at a position: its last event at or before it. */
async function atPosition(where: StreamAt, wanted: Position): Promise<FoundMoment> {
  const { store, stream, signal } = where;
  if (store.capabilities.order !== 'total') {
    throw new AppError('unsupported', 'This store has no order over all streams.', { field: 'at' });
  }
  const [here] = await store.readPositions([wanted], {
    signal,
    limit: 1,
    maxScanned: 1,
    payload: 'omit',
  });
  if (here?.streamId === stream) {
    return { ...here, at: `p${wanted}`, skewed: false };
  }
  return bisectByPosition(where, wanted);
}

async function bisectByPosition(where: StreamAt, wanted: Position): Promise<FoundMoment> {
  const at = `p${wanted}`;
  const { store } = where;
  let low: FoundMoment = before(at);
  const last = await lastUpTo(where, at, null);
  let [from, to] = [0n, last.version ?? -1n];
  while (from <= to) {
    const middle = (from + to) / 2n;
    const found = await eventUpTo(where, middle);
    if (found === null) {
      from = middle + 1n;
      continue;
    }
    const inPast =
      found.position !== null && store.comparePositions(position(found.position), wanted) <= 0;
    if (inPast) {
      low = { at, version: found.version, recordedAt: found.recordedAt, skewed: false };
      from = middle + 1n;
    } else {
      to = found.version - 1n;
    }
  }
  return low;
}

async function eventUpTo({ store, stream, signal }: StreamAt, upTo: bigint) {
  const page = await store.readStream(
    stream,
    { direction: 'backward', after: justAbove(version(upTo)), until: null },
    { signal, limit: 1, maxScanned: 10, payload: 'omit' },
  );
  return page.items[0] ?? null;
}

export const momentView = (found: FoundMoment): MomentView => ({
  at: found.at,
  version: found.version === null ? null : String(found.version),
  recordedAt: found.recordedAt,
  skewed: found.skewed,
});

export const streamAt = (store: EventStore, stream: string, signal: AbortSignal): StreamAt => ({
  store,
  stream: streamId(stream),
  signal,
});
