import { position, type Position } from '@/lib/events/ids.ts';

const canonical = /^(?:0|-?[1-9]\d{0,14})$/;

/** Most positions are numbers, which SQLite keeps in a few bytes. */
export const positionValue = (of: Position): number | string =>
  canonical.test(of) ? Number(of) : of;

export const positionOf = (value: unknown): Position => position(String(value));
