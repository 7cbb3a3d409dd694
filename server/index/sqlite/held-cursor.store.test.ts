import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { numberKey } from '@/lib/json/compare-numbers.ts';
import { exactNumber } from '@/lib/json/exact-number.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { position, streamId } from '@/lib/events/ids.ts';
import { arbitraryLog } from '@/lib/query/evaluate/arbitrary-log.ts';
import type { HeldNarrowing, HeldWhen } from '@/lib/query/narrow/narrowing.ts';
import { indexLog } from '../testing/index-events.ts';
import { allOf } from './and-cursor.ts';
import { none, type Cursor } from './cursor.ts';
import { Dictionary } from './dictionary.ts';
import { heldCursor } from './held-cursor.ts';
import type { LedgerReading } from './ledger-reading.ts';
import { openToWrite, pathOf, removeFile } from './open-file.ts';
import { Statements } from './statements.ts';
import { textCursor } from './text-cursor.ts';
import { valueHash } from './value-hash.ts';

const folder = mkdtempSync(join(tmpdir(), 'backstory-held-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

let made = 0;

async function onIndexOf(
  log: readonly RecordedEvent[],
  look: (reading: LedgerReading) => void,
): Promise<void> {
  made += 1;
  const file = { folder, store: `store-${made}`, identity: 'held' };
  const index = openToWrite(file);
  await indexLog(index, log);
  await index.close();
  const database = new Sqlite(pathOf(file), { readonly: true });
  try {
    look({
      statements: new Statements(database),
      dictionary: new Dictionary(database),
      budget: { left: Infinity },
      hash: valueHash(readFileSync(join(folder, 'key'))),
      grams: false,
    });
  } finally {
    database.close();
    removeFile(file);
  }
}

function ordinalsOf(cursor: Cursor | null, events: number): readonly number[] {
  const found: number[] = [];
  for (let at = cursor?.seek(events) ?? none; at !== none; at = cursor?.seek(at - 1) ?? none) {
    found.push(at);
    if (at <= 1) break;
  }
  return found;
}

const values = ['sopen', 'sann@example.org', `n${numberKey(exactNumber('5'))}`, 'sA', 'snowhere'];
const when: fc.Arbitrary<HeldWhen> = fc.oneof(
  fc.constantFrom('after' as const, 'ever' as const),
  fc.integer({ min: -5, max: 15 }).map((day) => ({ at: Date.UTC(2026, 1, 25 + day) })),
);
const narrowing: fc.Arbitrary<HeldNarrowing> = fc.record({
  kind: fc.constant('held' as const),
  place: fc.constantFrom(
    ['status'],
    ['email'],
    ['items', 0],
    ['items', 0, 'sku'],
    [null],
    ['nowhere'],
  ),
  values: fc.oneof(fc.constant(null), fc.subarray(values, { minLength: 1 })),
  when,
});

describe('events of streams whose state held a value', () => {
  it('are the same whether periods are listed or events are asked, alone and beside a list', () =>
    fc.assert(
      fc.asyncProperty(arbitraryLog, fc.array(narrowing, { maxLength: 8 }), (log, all) =>
        onIndexOf(log, (reading) => {
          for (const held of all) {
            const asked = () => heldCursor(reading, held, { periods: 0, streams: 0 });
            const ofFew = heldCursor(reading, held, { periods: 0, streams: 64 });
            const expected = ordinalsOf(heldCursor(reading, held), log.length);
            expect(ordinalsOf(asked(), log.length)).toStrictEqual(expected);
            expect(ordinalsOf(ofFew, log.length)).toStrictEqual(expected);
            const kinds = { kind: 'text', field: 'type', exact: null, prefix: '' } as const;
            const every = textCursor(reading, { ...kinds, passes: (text) => text !== 'none' });
            const both = allOf([every, ...[asked() ?? []].flat()], reading.budget);
            expect(ordinalsOf(both, log.length)).toStrictEqual(expected);
          }
        }),
      ),
      { numRuns: 150 },
    ));

  it('may be those of a stream with very many alterations, which is not looked through', async () => {
    const events = 5050;
    const log = Array.from({ length: events }, (_, at) =>
      sampleEvent(at, {
        json: JSON.stringify({ status: at === 0 ? 'gone' : at % 2 === 0 ? 'open' : 'closed' }),
        position: position(String(at + 1)),
        streamId: streamId(at === 0 ? 'short' : 'long'),
      }),
    );
    await onIndexOf(log, (reading) => {
      const held = { kind: 'held', place: ['status'], values: ['sgone'] } as const;
      const asked = { periods: 0, streams: 0 };
      expect(heldCursor(reading, { ...held, when: 'ever' }, asked)?.seek(events)).toBe(events);
      expect(heldCursor(reading, { ...held, when: 'ever' })?.seek(events)).toBe(1);
      // What held at one event is always known.
      expect(heldCursor(reading, { ...held, when: 'after' }, asked)?.seek(events)).toBe(1);
    });
  });
  it('are read from the lists of a few streams, however often these held it', async () => {
    const log = Array.from({ length: 2100 }, (_, at) =>
      sampleEvent(at, {
        json: JSON.stringify({ status: at % 2 === 0 ? 'open' : 'closed' }),
        position: position(String(at + 1)),
        streamId: streamId('toggled'),
      }),
    );
    await onIndexOf(log, (reading) => {
      const held = { kind: 'held', place: ['status'], values: ['sopen'], when: 'after' } as const;
      const cursor = heldCursor(reading, held);
      expect(cursor?.isAsked).not.toBe(true);
      expect(ordinalsOf(cursor, log.length)).toHaveLength(1050);
    });
  });
});
