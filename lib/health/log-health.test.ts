import { describe, expect, it } from 'vitest';
import { eventId, instant, position, streamId } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import type { FindingKind } from './finding.ts';
import { LogHealth } from './log-health.ts';
import { Marks } from './marks.ts';

const json = (value: unknown) => ({ kind: 'json', text: JSON.stringify(value) }) as const;
let made = 0;

function event(at: bigint, over: Partial<RecordedEvent> = {}): RecordedEvent {
  made += 1;
  return sampleEvent(at, {
    id: eventId(`e${made}`),
    streamId: streamId('s-1'),
    type: 'Done',
    recordedAt: instant(`2026-03-01T00:00:${String(made % 60).padStart(2, '0')}Z`),
    occurredAt: null,
    causationId: null,
    data: json({}),
    ...over,
  });
}

function examined(oldestFirst: readonly RecordedEvent[]): LogHealth {
  const health = new LogHealth();
  for (const each of [...oldestFirst].reverse()) health.take(each);
  return health;
}

function notes(oldestFirst: readonly RecordedEvent[], kind: FindingKind): readonly string[] {
  const found = examined(oldestFirst)
    .findings()
    .find((each) => each.kind === kind);
  expect(found?.count).toBe(found?.examples.length);
  return found?.examples.map((each) => `${each.version ?? each.type}: ${each.note}`) ?? [];
}

const at = (time: string) => ({ recordedAt: instant(time) });

describe('the health of a log', () => {
  it('is nothing to speak of where nothing is wrong', () => {
    const findings = examined([event(1n), event(2n), event(3n)]).findings();
    expect(findings.filter(({ count }) => count > 0)).toEqual([]);
  });

  it('knows versions that are missing or claimed twice', () => {
    expect(notes([event(1n), event(2n), event(4n)], 'gap')).toEqual([
      '4: version 3 is missing before it',
    ]);
    expect(notes([event(1n), event(1n)], 'duplicate-version')).toEqual([
      '1: two events claim version 1',
    ]);
  });

  it('knows ids and deliveries that stand twice', () => {
    const id = eventId('twice');
    expect(notes([event(1n, { id }), event(2n, { id })], 'duplicate-id')).toHaveLength(1);
    const metadata = json({ idempotencyKey: 'k' });
    const other = { type: 'Other', metadata };
    const log = [event(1n, { metadata }), event(2n, { metadata }), event(3n, other)];
    expect(notes(log, 'idempotency')).toHaveLength(1);
  });

  it('knows what was recorded late, and clocks that ran backwards', () => {
    const late = { ...at('2026-04-02T00:00:00Z'), occurredAt: instant('2026-03-30T00:00:00Z') };
    expect(notes([event(1n, late)], 'late')).toEqual(['1: recorded 3 days after it happened']);
    const log = [event(1n, at('2026-03-01T10:00:00Z')), event(2n, at('2026-03-01T09:58:00Z'))];
    expect(notes(log, 'clock')).toHaveLength(1);
  });

  it('knows causes that are in no store, and none that another one holds', () => {
    const cause = event(1n);
    const log = [cause, event(2n, { causationId: cause.id }), event(3n, { causationId: 'gone' })];
    expect(notes(log, 'orphan')).toEqual(['3: its cause gone is in no store']);
    const health = examined(log);
    expect(health.unmet).toEqual(['gone']);
    health.met('gone');
    expect(health.findings().find(({ kind }) => kind === 'orphan')?.count).toBe(0);
  });

  it('knows a cause that is named by its place', () => {
    expect(notes([event(1n), event(2n, { causationId: 's-1@1' })], 'orphan')).toEqual([]);
  });

  it('knows payloads that cannot be read or are too large', () => {
    expect(notes([event(1n, { data: { kind: 'json', text: '{' } })], 'unreadable')).toHaveLength(1);
    const large = json({ text: 'x'.repeat(70_000) });
    expect(notes([event(1n, { data: large })], 'oversized')).toEqual(['1: 70,011 characters']);
  });

  it('knows fields of a type that became something else, but no null', () => {
    const data = [true, { mail: true }, null].map((news) => ({ data: json({ news }) }));
    const log = data.map((each, index) => event(BigInt(index + 1), each));
    const [drift = ''] = notes(log, 'drift');
    expect(drift).toMatch(/^Done: news is (boolean|object) 2026-03-01 – .*, (boolean|object) /);
    expect(drift).not.toContain('null');
  });

  it('knows fields that ended before others began', () => {
    const shaped = (n: number) => json(n < 8 ? { flag: true } : { flags: { mail: true } });
    const log = Array.from({ length: 16 }, (_, n) =>
      event(BigInt(n + 1), {
        data: shaped(n),
        recordedAt: instant(`2026-03-${String(n + 1).padStart(2, '0')}T00:00:00Z`),
      }),
    );
    const [drift = ''] = notes(log, 'drift');
    expect(drift).toBe('Done: flag ended on 2026-03-08, flags came on 2026-03-09');
  });

  it('advises on events that say only that, and on events that say everything again', () => {
    const updated = [
      event(1n, { type: 'CustomerUpdated' }),
      event(2n, { type: 'CustomerUpdated' }),
    ];
    expect(notes(updated, 'crud')).toEqual([
      '2: 2 events say that something changed, not what happened',
    ]);
    const whole = (n: number) => ({ data: json({ n, a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 }) });
    const log = Array.from({ length: 12 }, (_, n) => event(BigInt(n + 1), whole(n)));
    expect(notes(log, 'snapshot')).toHaveLength(1);
    const parts = Array.from({ length: 12 }, (_, n) => event(BigInt(n + 1), { data: json({ n }) }));
    expect(notes(parts, 'snapshot')).toEqual([]);
  });
});

describe('the events behind the findings', () => {
  const idsOf = (log: readonly RecordedEvent[], kind: FindingKind): readonly string[] => {
    const marks = examined(log).marks();
    return log.filter((each) => marks.of(each)?.includes(kind)).map(({ id }) => id);
  };

  it('are as many as the number says, also beyond the examples', () => {
    const log = Array.from({ length: 90 }, (_, n) => event(BigInt(2 * n)));
    expect(idsOf(log, 'gap')).toHaveLength(89);
    const gap = examined(log)
      .findings()
      .find(({ kind }) => kind === 'gap');
    expect([gap?.count, gap?.examples.length]).toEqual([89, 20]);
  });

  it('are those that the examples show', () => {
    const log = [
      event(1n, at('2026-03-01T10:00:00Z')),
      event(3n, { ...at('2026-03-01T09:58:00Z'), causationId: 'gone' }),
      event(3n, { ...at('2026-03-01T11:00:00Z'), data: { kind: 'json', text: '{' } }),
    ];
    for (const { kind, examples } of examined(log).findings()) {
      expect(idsOf(log, kind)).toEqual(examples.map((each) => each.event));
    }
  });

  it('are all events of a type where it is about types', () => {
    const updated = [
      event(1n, { type: 'UserUpdated' }),
      event(2n),
      event(3n, { type: 'UserUpdated' }),
    ];
    expect(idsOf(updated, 'crud')).toEqual([updated[0]?.id, updated[2]?.id]);
  });

  it('are told apart by their place where they claim one version', () => {
    const log = [event(1n, { position: position('7') }), event(1n, { position: position('8') })];
    expect(idsOf(log, 'duplicate-version')).toEqual([log[0]?.id]);
  });

  it('are not known where there were more than can be remembered', () => {
    const marks = new Marks(1);
    const log = [event(1n), event(2n), event(3n)];
    for (const each of log.slice(0, 2)) marks.add('late', each);
    const [kept, , other] = log.map((each) => marks.of(each, ['late']));
    expect([kept, other]).toEqual([['late'], null]);
    expect(log.map((each) => marks.of(each, ['gap']))).toEqual([[], [], []]);
  });
});
