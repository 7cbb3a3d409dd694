import 'server-only';
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '@/lib/errors.ts';
import { mostStores } from '@/lib/query/limits.ts';
import { pinnedTime } from '@/server/as-of.ts';
import { signingKey } from './signing-key.ts';

/** Where a reader stands in an answer. */
export interface CursorPlace {
  /** Key of the walk, as text. */
  readonly key: string;
  /** Head of the log or stream when the walk began. */
  readonly headAt: string | null;
}

/** Room for the place of one store in a token: a name, two positions, figures and why it failed. */
const longestOfStore = 640;
/** No token of ours is longer, and request heads of half as much again pass the gate. */
const longest = mostStores * longestOfStore;
const shape = z.tuple([z.literal(1), z.string(), z.string().nullable(), z.string(), z.string()]);

/**
 * A paging token for one query: base64url JSON, signed, so that it can only be what we handed out.
 * `query` names everything that shapes the answer beside the place.
 */
export function makeCursor(query: readonly unknown[], place: CursorPlace): string {
  const hash = hashOf(query);
  const mac = sign(hash, place);
  const text = JSON.stringify([1, hash, place.headAt, place.key, mac]);
  return Buffer.from(text, 'utf8').toString('base64url');
}

/** Throws `invalid_input` with the same words for every cursor that is not ours for this query. */
export function readCursor(query: readonly unknown[], cursor: string): CursorPlace {
  const parsed = cursor.length > longest ? null : shape.safeParse(decoded(cursor)).data;
  if (!parsed) throw refused();
  const [, hash, headAt, key, mac] = parsed;
  const place = { key, headAt };
  if (hash !== hashOf(query) || !equal(mac, sign(hash, place))) throw refused();
  return place;
}

const refused = (): AppError =>
  new AppError('invalid_input', 'This page token does not belong to this question. Start again.', {
    field: 'cursor',
  });

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    // Whatever it was, it was not ours: the caller refuses it.
    return null;
  }
}

const hashOf = (query: readonly unknown[]): string =>
  createHash('sha256')
    .update(JSON.stringify([pinnedTime(), ...query]))
    .digest('base64url')
    .slice(0, 16);

const sign = (hash: string, { key, headAt }: CursorPlace): string =>
  createHmac('sha256', signingKey())
    .update(JSON.stringify([hash, headAt, key]))
    .digest('base64url')
    .slice(0, 22);

function equal(given: string, ours: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(ours)];
  return a.length === b.length && timingSafeEqual(a, b);
}
