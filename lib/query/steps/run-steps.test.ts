import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { arbitraryLog } from '../evaluate/arbitrary-log.ts';
import { EventReading } from '../evaluate/event-reading.ts';
import { nothingKnown } from '../evaluate/surroundings.ts';
import { parseQuery } from '../parse.ts';
import { bucketOf } from './bucket.ts';
import { StepRun, type StepResult } from './run-steps.ts';

const context = {
  clock: { now: instant('2026-03-10T12:00:00Z'), zone: 'Europe/Paris' },
  comparePositions: (a: string, b: string) => Number(a) - Number(b),
  service: null,
};

/** The result over a log given oldest first, as stores keep it. */
function run(text: string, log: readonly RecordedEvent[]): StepResult {
  const { query, problems } = parseQuery(text);
  expect(problems).toStrictEqual([]);
  const steps = new StepRun(query, context);
  for (const event of [...log].reverse()) {
    steps.take({ reading: new EventReading(event), surroundings: nothingKnown });
  }
  return steps.result();
}

const at = (version: number, differences: Parameters<typeof sampleEvent>[1]): RecordedEvent =>
  sampleEvent(version, differences);
const log = [
  at(0, { type: 'A', initiator: 'ann', json: '{"n":2,"tags":["x","y"]}', tags: ['a', 'b'] }),
  at(1, { type: 'B', initiator: null, json: '{"n":10,"tags":["x","x"]}' }),
  at(2, { type: 'A', initiator: 'bob', json: '{"n":1.0}' }),
  at(3, { type: 'A', initiator: 'ann', json: '{"n":"1"}' }),
];
const versions = ({ events }: StepResult): readonly number[] =>
  events.map(({ version }) => Number(version));

describe('counting', () => {
  it.each<[string, readonly (readonly (string | null)[])[]]>([
    ['| count', [['4']]],
    [
      '| count by type',
      [
        ['A', '3'],
        ['B', '1'],
      ],
    ],
    [
      '| count by type, initiator',
      [
        ['A', 'ann', '2'],
        ['A', 'bob', '1'],
        ['B', null, '1'],
      ],
    ],
    [
      '| count by tag',
      [
        [null, '3'],
        ['a', '1'],
        ['b', '1'],
      ],
    ],
    [
      '| count by data.tags[*]',
      [
        [null, '2'],
        ['x', '2'],
        ['y', '1'],
      ],
    ],
    [
      '| count by data.n',
      [
        ['1', '1'],
        ['1.0', '1'],
        ['10', '1'],
        ['2', '1'],
      ],
    ],
    [
      '| count by type | sort count',
      [
        ['B', '1'],
        ['A', '3'],
      ],
    ],
    ['| count by type | count', [['2']]],
    [
      '| count by type, initiator | count by type',
      [
        ['A', '2'],
        ['B', '1'],
      ],
    ],
    ['| count by type | limit 1 | show count', [['3']]],
    [
      '| first 1 per type | count by type',
      [
        ['A', '1'],
        ['B', '1'],
      ],
    ],
  ])('%s', (text, rows) => {
    expect([...run(text, log).rows].sort()).toStrictEqual([...rows].sort());
  });

  it('puts the most frequent first, and those that are as frequent in a fixed order', () => {
    expect(run('| count by type', log).rows[0]).toStrictEqual(['A', '3']);
    expect(run('| count by initiator', log).rows).toStrictEqual([
      ['ann', '2'],
      [null, '1'],
      ['bob', '1'],
    ]);
  });

  it('of no events is nought', () => {
    expect(run('| count', []).rows).toStrictEqual([['0']]);
    expect(run('| count by type', []).rows).toStrictEqual([]);
  });

  it('leaves out what cannot be read and says how many', () => {
    const broken = [...log, at(4, { data: { kind: 'erased' } })];
    expect(run('| count by data.n', broken).unreadable).toBe(1);
    expect(run('| count by type', broken).unreadable).toBe(0);
  });

  it('by a field adds up to all events, for fields with one value', () => {
    fc.assert(
      fc.property(
        arbitraryLog,
        fc.constantFrom('type', 'initiator', 'recorded'),
        (events, field) => {
          const counts = run(`| count by ${field}`, events).rows.map((row) => Number(row.at(-1)));
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(events.length);
        },
      ),
    );
  });

  it('over time adds up to all events and runs forward', () => {
    fc.assert(
      fc.property(
        arbitraryLog,
        fc.constantFrom('hour', 'day', 'week', 'month'),
        (events, bucket) => {
          const { rows } = run(`| by ${bucket}`, events);
          const counts = rows.map((row) => Number(row[1]));
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(events.length);
          const times = rows.flatMap(([time]) => time ?? []);
          expect([...times].sort()).toStrictEqual(times);
        },
      ),
    );
  });
});

describe('choosing and ordering events', () => {
  it.each<[string, readonly number[]]>([
    ['| first 2', [1, 0]],
    ['| last 2', [3, 2]],
    ['| limit 2', [3, 2]],
    ['| first 1 per type', [1, 0]],
    ['| last 1 per type', [3, 1]],
    ['| sort version', [0, 1, 2, 3]],
    ['| sort version desc | first 1', [3]],
    ['| sort version | last 1', [3]],
    ['| sort data.n', [2, 0, 1, 3]],
    ['| sort data.n desc', [3, 1, 0, 2]],
    ['| sort initiator', [3, 0, 2, 1]],
    ['| sort initiator desc', [2, 3, 0, 1]],
  ])('%s gives versions %j', (text, expected) => {
    expect(versions(run(text, log))).toStrictEqual(expected);
  });

  it('shows the columns asked for', () => {
    const { columns, rows } = run('| sort version | show version, data.n, tenant', log);
    expect(columns).toStrictEqual(['version', 'data.n', 'tenant']);
    expect(rows).toStrictEqual([
      ['0', '2', null],
      ['1', '10', null],
      ['2', '1.0', null],
      ['3', '1', null],
    ]);
  });
});

describe('the bucket of a time', () => {
  it.each([
    ['2026-03-01T23:30:00Z', 'hour', '2026-03-02T00:00'],
    ['2026-03-01T23:30:00Z', 'day', '2026-03-02'],
    ['2026-03-01T23:30:00Z', 'week', '2026-03-02'],
    ['2026-03-01T22:30:00Z', 'week', '2026-02-23'],
    ['2026-02-28T23:30:00Z', 'month', '2026-03'],
    ['1969-12-31T12:00:00Z', 'week', '1969-12-29'],
    ['0044-03-15T12:00:00Z BC', 'day', '0044-03-15 BC'],
  ] as const)('%s by %s is %s', (time, bucket, expected) => {
    expect(bucketOf(time, bucket, 'Europe/Paris')).toBe(expected);
  });

  it('is none for what stands in no calendar', () => {
    expect(bucketOf(null, 'day', 'UTC')).toBeUndefined();
    expect(bucketOf('infinity', 'day', 'UTC')).toBeUndefined();
    expect(bucketOf('soon', 'day', 'UTC')).toBeUndefined();
  });
});
