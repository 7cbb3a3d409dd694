import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { parsePath } from '@/lib/json/parse-path.ts';
import { valueAt, type Path } from '@/lib/json/path.ts';
import { equalJson } from '@/lib/json/equal-json.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { arbitraryStream } from './arbitrary-stream.ts';
import { Fold } from './fold.ts';
import { inferredReducer } from './inferred-reducer.ts';
import { FieldIntervals, type Interval } from './intervals.ts';

function pathOf(text: string): Path {
  const parsed = parsePath(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.path;
}

function recorded(events: readonly RecordedEvent[], path: Path): readonly Interval[] {
  const fold = new Fold(inferredReducer, { track: true });
  const field = new FieldIntervals(path);
  for (const event of events) {
    fold.take(event);
    field.take({ event, state: fold.state, changes: fold.changes });
  }
  return field.intervals;
}

const told = (texts: readonly string[], path: string): readonly string[] =>
  recorded(
    texts.map((json, at) => sampleEvent(at, { json, initiator: 'ann' })),
    pathOf(path),
  ).map(({ value, from, to }) => `${String(from)}-${String(to)} ${value ?? 'missing'}`);

describe('the intervals of a field', () => {
  it('keep removal, null, missing and return apart', () => {
    expect(
      told(['{"b":1}', '{"a":{"x":null}}', '{"a":5}', '{"a":null}', '{"b":2}', '{"a":5}'], 'a'),
    ).toStrictEqual(['0-1 missing', '1-2 {}', '2-3 5', '3-5 missing', '5-null 5']);
    expect(told(['{"a":null}', '{"a":1}'], 'a')).toStrictEqual(['0-1 null', '1-null 1']);
  });

  it('do not end where the same value is written again', () => {
    expect(told(['{"a":1}', '{"a":1}', '{"a":2}'], 'a')).toStrictEqual(['0-2 1', '2-null 2']);
  });

  it('see changes above and below the path', () => {
    const texts = ['{"a":{"b":{"c":1}}}', '{"a":{"b":{"c":2}}}', '{"a":{"b":null}}'];
    expect(told(texts, 'a.b')).toStrictEqual(['0-1 {"c":1}', '1-2 {"c":2}', '2-null missing']);
    expect(told(texts, 'a.b.c')).toStrictEqual(['0-1 1', '1-2 2', '2-null missing']);
    expect(told(texts, '')).toHaveLength(3);
  });

  it('follow an element by its id and a place by its index', () => {
    const texts = [
      '{"l":[{"id":"x","n":1},{"id":"y","n":1}]}',
      '{"l":[{"id":"y","n":1},{"id":"x","n":1}]}',
      '{"l":[{"id":"y","n":2},{"id":"x","n":1}]}',
    ];
    expect(told(texts, 'l[#x].n')).toStrictEqual(['0-null 1']);
    expect(told(texts, 'l[#y].n')).toStrictEqual(['0-2 1', '2-null 2']);
    expect(told(texts, 'l[0].id')).toStrictEqual(['0-1 "x"', '1-null "y"']);
  });

  it('name the event that began them', () => {
    expect(recorded([sampleEvent(4, { json: '{"a":1}', initiator: 'ann' })], ['a'])).toStrictEqual([
      {
        value: '1',
        from: 4n,
        to: null,
        recordedAt: null,
        eventId: 'account-1@4',
        eventType: 'AccountChanged',
        initiator: 'ann',
      },
    ]);
  });

  it('rebuild the value at every version, and each boundary is a difference', () => {
    const path = fc.constantFrom(
      '',
      'a',
      'a.b',
      'b.c.a',
      'lines',
      'lines[0]',
      'lines[#x].quantity',
    );
    fc.assert(
      fc.property(arbitraryStream, path, (events, text) => {
        const fold = new Fold(inferredReducer, { track: true });
        const intervals = recorded(events, pathOf(text));
        for (const event of events) {
          fold.take(event);
          const at = fold.facts.version ?? event.version;
          const value = fold.state === undefined ? undefined : valueAt(fold.state, pathOf(text));
          const held = intervals.filter(({ from, to }) => from <= at && (to === null || at < to));
          expect(held).toHaveLength(1);
          expect(
            isSame(held[0]?.value ?? null, value === undefined ? null : printJson(value)),
          ).toBe(true);
        }
        for (const [index, interval] of intervals.entries()) {
          const next = intervals[index + 1];
          expect(interval.to).toBe(next?.from ?? null);
          if (next !== undefined) expect(isSame(interval.value, next.value)).toBe(false);
        }
      }),
      { numRuns: 600 },
    );
  });
});

function isSame(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b;
  const [left, right] = [parseJson(a), parseJson(b)];
  return left.ok && right.ok && equalJson(left.value, right.value);
}
