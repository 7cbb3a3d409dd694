import { instant, type Instant } from '@/lib/events/ids.ts';
import { finite, printPoint } from '@/lib/time/time-point.ts';
import type { SeedEvent } from './harness.ts';

const base = 1_767_225_600;

/** `seconds` and `micros` after 2026-01-01T00:00:00Z, always with six digits. */
export function timeAt(seconds: number, micros = 0): Instant {
  const whole = printPoint(finite(base + seconds, '')).slice(0, -1);
  return instant(`${whole}.${String(micros).padStart(6, '0')}Z`);
}

/** A UUID that counts. */
export const uuid = (number: number): string =>
  `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

export type SeedPart = Partial<SeedEvent> & Pick<SeedEvent, 'streamId'>;

/**
 * Full seeds of partial ones: ids count from `firstId`, versions follow their stream unless given,
 * one event a second.
 */
export function seedLog(
  parts: readonly SeedPart[],
  { firstVersion, firstId = 1 }: { readonly firstVersion: bigint; readonly firstId?: number },
): readonly SeedEvent[] {
  const nextVersion = new Map<string, bigint>();
  return parts.map((part, index) => {
    const version = part.version ?? nextVersion.get(part.streamId) ?? firstVersion;
    nextVersion.set(part.streamId, version + 1n);
    return { ...plainSeed(part.streamId, firstId + index), ...part, version };
  });
}

const plainSeed = (streamId: string, number: number): Omit<SeedEvent, 'version'> => ({
  id: uuid(number),
  streamId,
  category: streamId.split('-')[0] ?? streamId,
  type: `Type${number % 4}`,
  schemaVersion: null,
  recordedAt: timeAt(number, number % 7),
  correlationId: number % 3 === 0 ? null : `correlation-${number % 5}`,
  causationId: number % 4 === 0 ? null : uuid(number - 1),
  initiator: number % 2 === 0 ? `person-${number % 3}` : null,
  tags: [],
  data: { kind: 'json', text: `{"number":${number}}` },
  metadata: null,
});

/** 40 events in five streams of three categories, interleaved. */
export function standardLog(firstVersion: bigint): readonly SeedEvent[] {
  const streams = ['order-1', 'order-10', 'account-7', 'order-2', 'invoice-99'];
  const parts = Array.from({ length: 40 }, (_, index) => ({
    streamId: streams[(index * index + (index >> 2)) % streams.length] ?? 'order-1',
  }));
  return seedLog(parts, { firstVersion });
}
