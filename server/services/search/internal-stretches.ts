import 'server-only';
import type { Position } from '@/lib/events/ids.ts';
import { scanIndex } from './internal-index-scan.ts';
import { isWithin, type IndexedPart, type IndexedSearch } from './internal-indexed-part.ts';
import { scanLog, type Scan, type ScanStep } from './internal-scan.ts';

/** A part of the log that is searched in one way, down to its end. */
export interface Stretch {
  readonly kind: 'scanned' | 'indexed';
  /** Position of its last event; null: of the log's. */
  readonly ends: Position | null;
  readonly search: (scan: Scan) => AsyncIterable<ScanStep>;
}

export type IndexedParts = Pick<IndexedSearch, 'part' | 'recent'>;

/** The log from where a search stands, newest first: what an index covers, and what lies before and between. */
export function stretchesOf({ store, after, head }: Scan, parts: IndexedParts): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let place = after;
  const isBehind = (other: Position): boolean => !isWithin({ store, head, after: place }, other);
  for (const part of [parts.recent, parts.part]) {
    if (part === null) continue;
    const { through, begins, events } = part;
    if (isBehind(through)) {
      stretches.push(scanned(through));
      place = through;
      if (events === 1) continue;
    }
    if (begins !== null && !isBehind(begins)) continue;
    stretches.push(indexed(part));
    place = begins;
  }
  return parts.part === null ? [...stretches, scanned(null)] : stretches;
}

const scanned = (ends: Position | null): Stretch => ({
  kind: 'scanned',
  ends,
  search: (scan) => scanLog({ ...scan, until: ends }),
});

const indexed = (part: IndexedPart): Stretch => ({
  kind: 'indexed',
  ends: part.begins,
  search: (scan) => scanIndex(scan, part),
});
