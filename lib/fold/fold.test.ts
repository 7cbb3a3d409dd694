import { describe, expect, it } from 'vitest';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { printPath } from '@/lib/json/path.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { changeToView } from './change.ts';
import { Fold } from './fold.ts';
import { inferredReducer } from './inferred-reducer.ts';

function folded(events: readonly RecordedEvent[]): Fold {
  const fold = new Fold(inferredReducer, { track: true });
  for (const event of events) fold.take(event);
  return fold;
}

const stateOf = (fold: Fold): string => (fold.state === undefined ? '-' : printJson(fold.state));

const stateAfter = (...texts: readonly string[]): string =>
  stateOf(folded(texts.map((json, at) => sampleEvent(at, { json }))));

describe('the inferred state', () => {
  it.each([
    ['starts with the first data as it is', ['{"a":1,"b":null}'], '{"a":1,"b":null}'],
    ['merges objects key by key', ['{"a":{"b":1}}', '{"a":{"c":2}}'], '{"a":{"b":1,"c":2}}'],
    ['replaces arrays', ['{"a":[1,2]}', '{"a":[3]}'], '{"a":[3]}'],
    ['removes what becomes null', ['{"a":1,"b":{"c":1}}', '{"a":null,"b":{"c":null}}'], '{"b":{}}'],
    [
      'leaves nulls out of what a patch adds',
      ['{}', '{"a":{"b":null,"c":[null]}}'],
      '{"a":{"c":[null]}}',
    ],
    ['replaces a scalar by an object', ['{"a":1}', '{"a":{"b":1}}'], '{"a":{"b":1}}'],
    [
      'merges a wrapping key like any other',
      ['{"a":1}', '{"account":{"a":2}}'],
      '{"a":1,"account":{"a":2}}',
    ],
    [
      'keeps digits',
      ['{"a":1}', '{"a":9007199254740993,"b":1.10}'],
      '{"a":9007199254740993,"b":1.10}',
    ],
    [
      'keeps odd keys as keys',
      ['{"__proto__":{"x":1}}', '{"__proto__":{"y":2}}'],
      '{"__proto__":{"x":1,"y":2}}',
    ],
    ['takes the last of repeated keys', ['{"a":1,"a":2}'], '{"a":2}'],
    ['is not touched by data that is no object', ['{"a":1}', '[1]', '"x"', '7', 'null'], '{"a":1}'],
    ['is empty after a first event without content', ['null'], '{}'],
  ])('%s', (_, texts, expected) => {
    expect(stateAfter(...texts)).toBe(expected);
  });

  it('does not exist before the first event', () => {
    expect(stateOf(folded([]))).toBe('-');
    expect(folded([]).facts).toMatchObject({ version: null, events: 0, incompleteFrom: null });
  });

  it('warns where data is no object', () => {
    expect(folded([sampleEvent(1, { json: '[1]' })]).facts).toMatchObject({
      warnings: [{ code: 'not_an_object' }],
      incompleteFrom: null,
    });
  });
});

describe('blame and changes', () => {
  const events = [
    sampleEvent(1, {
      json: '{"email":"a@x","limits":{"day":1},"lines":[{"id":"p","n":1},{"id":"q","n":1}]}',
    }),
    sampleEvent(2, { json: '{"email":"a@x","limits":{"day":2,"month":9}}' }),
    sampleEvent(3, { json: '{"lines":[{"id":"o","n":5},{"id":"q","n":1},{"id":"p","n":2}]}' }),
    sampleEvent(4, { json: '{"limits":{"day":null,"month":null}}' }),
  ];
  const blameAt = (count: number): readonly string[] =>
    folded(events.slice(0, count))
      .leaves()
      .map((leaf) => `${printPath(leaf.path)} v${String(leaf.version)}`);

  it('stay with the event that set a value first when a later one repeats it', () => {
    expect(blameAt(2)).toStrictEqual([
      'email v1',
      'limits.day v2',
      'limits.month v2',
      'lines[0].id v1',
      'lines[0].n v1',
      'lines[1].id v1',
      'lines[1].n v1',
    ]);
  });

  it('follow an element that keeps its identity', () => {
    expect(blameAt(3)).toContain('lines[1].id v1');
    expect(blameAt(3)).toContain('lines[0].n v3');
  });

  it('name the event that emptied an object', () => {
    expect(blameAt(4)).toContain('limits v4');
  });

  it('tell before and after of the last event only', () => {
    expect(folded(events.slice(0, 2)).changes.map(changeToView)).toStrictEqual([
      { path: 'limits.day', kind: 'changed', before: '1', after: '2' },
      { path: 'limits.month', kind: 'added', before: null, after: '9' },
    ]);
  });

  it('tell the first event as additions, one for each key', () => {
    expect(folded(events.slice(0, 1)).changes.map(changeToView)).toMatchObject([
      { path: 'email', kind: 'added' },
      { path: 'limits', kind: 'added' },
      { path: 'lines', kind: 'added' },
    ]);
  });
});

describe('the end of a life', () => {
  const life = (...types: readonly string[]): Fold =>
    folded(types.map((type, at) => sampleEvent(at, { type, json: `{"k${at}":1}` })));

  it('is marked beside the state, which stays', () => {
    const fold = life('AccountOpened', 'AccountDeleted');
    expect(fold.facts.tombstone).toStrictEqual({ version: 1n, type: 'AccountDeleted' });
    expect(stateOf(fold)).toBe('{"k0":1,"k1":1}');
  });

  it('stays marked through later updates', () => {
    expect(life('AccountOpened', 'AccountDeleted', 'EmailChanged').facts.tombstone).not.toBeNull();
  });

  it('is lifted by a restoration, with the state going on', () => {
    const fold = life('AccountOpened', 'AccountDeleted', 'AccountRestored');
    expect(fold.facts.tombstone).toBeNull();
    expect(stateOf(fold)).toBe('{"k0":1,"k1":1,"k2":1}');
  });

  it('is lifted by a new beginning, which starts anew', () => {
    const fold = life('AccountOpened', 'AccountDeleted', 'AccountOpened');
    expect(fold.facts.tombstone).toBeNull();
    expect(stateOf(fold)).toBe('{"k2":1}');
    expect(fold.leaves()).toMatchObject([{ path: ['k2'], version: 2n }]);
  });

  it('is not what the removal of a part means', () => {
    expect(life('AccountOpened', 'AddressRemoved').facts.tombstone).toBeNull();
  });
});
