import type { Branded } from '../branded.ts';

/** Name of one configured store, `[a-z0-9-]+`; stands in URLs. */
export type StoreId = Branded<string, 'StoreId'>;
export type StreamId = Branded<string, 'StreamId'>;
export type EventId = Branded<string, 'EventId'>;
/** The store's own number of an event in its stream, never renumbered. */
export type Version = Branded<bigint, 'Version'>;
/** Place in the log: opaque text of `[A-Za-z0-9._-]`, ordered only by its store. */
export type Position = Branded<string, 'Position'>;
/** Where a walk over streams stands; opaque, made by the store. */
export type StreamKey = Branded<string, 'StreamKey'>;
/** ISO 8601 in UTC, with all the digits the store has. */
export type Instant = Branded<string, 'Instant'>;

// A brand exists only for the type checker, so giving one is the single place where a cast is right.
export const storeId = (text: string): StoreId => text as StoreId;
export const streamId = (text: string): StreamId => text as StreamId;
export const eventId = (text: string): EventId => text as EventId;
export const version = (number: bigint): Version => number as Version;
export const position = (text: string): Position => text as Position;
export const streamKey = (text: string): StreamKey => text as StreamKey;
export const instant = (text: string): Instant => text as Instant;

/** Parses a version as it stands in a URL (`42`); null when it is not a whole number of 64 bits. */
export function parseVersion(text: string): Version | null {
  if (!/^-?\d{1,19}$/.test(text)) return null;
  const number = BigInt(text);
  return BigInt.asIntN(64, number) === number ? version(number) : null;
}

/** The key just above a version, for a walk backwards that is to begin with it; null: from the head. */
export const justAbove = (at: Version): Version | null => inRange(at + 1n);
/** The key just below a version, for a walk forwards that is to begin with it; null: from the start. */
export const justBelow = (at: Version): Version | null => inRange(at - 1n);

const inRange = (number: bigint): Version | null =>
  BigInt.asIntN(64, number) === number ? version(number) : null;
