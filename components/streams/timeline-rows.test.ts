import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeView, Description, EventView } from '@/lib/api/views.ts';
import { changed, sampleEvent } from './sample-events.ts';
import { missingWords, noiseCount, timelineRows, type TimelineInput } from './timeline-rows.ts';

function input(events: readonly EventView[], overrides: Partial<TimelineInput> = {}) {
  return {
    events,
    changes: new Map<string, readonly ChangeView[]>(),
    described: new Map<string, Description>(),
    overtook: new Map<string, string>(),
    order: 'oldest' as const,
    foldNoise: false,
    opened: new Set<string>(),
    kept: new Set<string>(),
    ...overrides,
  };
}

const login = [changed('lastLogin.at', '"a"', '"b"')];
const logins = [1, 2, 3, 4].map((version) => sampleEvent(version));
const mail = sampleEvent(5, { type: 'EmailChanged' });
const changes = new Map<string, readonly ChangeView[]>([
  ...[1, 2, 3, 4].map((version) => [String(version), login] as const),
  ['5', [changed('email', '"x"', '"y"')]],
]);

describe('rows of the timeline', () => {
  it('hold each event once, in either order', () => {
    const oldest = timelineRows(input([...logins, mail]));
    const newest = timelineRows(input([...logins, mail], { order: 'newest' }));
    expect(oldest.map((row) => row.key)).toStrictEqual([
      'e1/e-1',
      'e2/e-2',
      'e3/e-3',
      'e4/e-4',
      'e5/e-5',
    ]);
    expect(newest).toStrictEqual([...oldest].reverse());
  });

  it('tell a long silence and missing versions between the events they lie between', () => {
    const later = sampleEvent(7, { recordedAt: '2026-02-11T06:00:00Z' });
    const rows = timelineRows(input([...logins, mail, later]));
    expect(rows.at(-2)).toStrictEqual({
      kind: 'gap',
      key: 'g5-7',
      silence: '41 days later',
      missing: 'version 6 is missing',
    });
  });

  it('fold a run that changes only what no other type changes', () => {
    const rows = timelineRows(input([...logins, mail], { changes, foldNoise: true }));
    expect(rows.map((row) => row.kind)).toStrictEqual(['noise', 'event']);
    expect(rows[0]).toMatchObject({ run: { type: 'LoggedIn', first: '1', last: '4' } });
    expect(noiseCount(input([...logins, mail], { changes }))).toBe(4);
  });

  it('mark what corrects something on a page that was not read, and never fold it', () => {
    const overtook = new Map([['3', '2']]);
    const rows = timelineRows(input([...logins, mail], { changes, overtook, foldNoise: true }));
    const marks = rows.flatMap((row) => (row.kind === 'event' ? row.marks : []));
    expect(marks.map(({ label }) => label)).toStrictEqual(['happened before v2']);
    expect(rows.every((row) => row.kind === 'event')).toBe(true);
  });

  it('never fold an event that bears a mark, be it a clock that ran backwards', () => {
    const back = logins.map((event, index) =>
      index === 2 ? { ...event, recordedAt: '2000-01-01T00:00:00Z' } : event,
    );
    const rows = timelineRows(input([...back, mail], { changes, foldNoise: true }));
    expect(rows.map((row) => row.key)).toContain('e3/e-3');
  });

  it('show the events of an opened run below its row', () => {
    const rows = timelineRows(
      input([...logins, mail], { changes, foldNoise: true, opened: new Set(['n1']) }),
    );
    expect(rows.map((row) => row.kind)).toStrictEqual([
      'noise',
      'event',
      'event',
      'event',
      'event',
      'event',
    ]);
  });

  it('never fold the selected event, one with a fault, or one whose changes are unknown', () => {
    const faulty = logins.map((event) =>
      event.version === '2'
        ? { ...event, problems: [{ code: 'invalid_json', message: '' }] }
        : event,
    );
    const partly = new Map([...changes].filter(([version]) => version !== '2'));
    for (const given of [
      input([...logins, mail], { changes, foldNoise: true, kept: new Set(['2']) }),
      input([...faulty, mail], { changes, foldNoise: true }),
      input([...logins, mail], { changes: partly, foldNoise: true }),
    ]) {
      expect(timelineRows(given).every((row) => row.kind === 'event')).toBe(true);
    }
  });

  it('never fold a stream of one type, nor paths that other types change too', () => {
    const shared = new Map([...changes, ['5', login] as const]);
    expect(noiseCount(input(logins, { changes }))).toBe(0);
    expect(noiseCount(input([...logins, mail], { changes: shared }))).toBe(0);
  });

  it('lose no event and repeat none, whatever is folded and opened', () => {
    const stream = fc.array(
      fc.record({ type: fc.constantFrom('LoggedIn', 'EmailChanged'), step: fc.nat(2) }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(stream, fc.boolean(), (steps, opens) => {
        let version = 0;
        const events = steps.map(({ type, step }) => {
          version += step + 1;
          return sampleEvent(version, { type });
        });
        const told = new Map(events.map((event) => [event.version, []] as const));
        const opened = new Set(opens ? events.map((event) => `n${event.version}`) : []);
        const rows = timelineRows(input(events, { changes: told, foldNoise: true, opened }));
        const shown = rows.flatMap((row) => {
          if (row.kind === 'event') return [row.event.version];
          if (row.kind === 'gap' || row.open) return [];
          return events.slice(row.run.start, row.run.end).map((event) => event.version);
        });
        expect(shown).toStrictEqual(events.map((event) => event.version));
        expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length);
      }),
    );
  });
});

describe('missing versions', () => {
  it.each([
    ['3', '4', null],
    ['3', '5', 'version 4 is missing'],
    ['3', '10', 'versions 4 to 9 are missing'],
    ['9007199254740992', '9007199254740994', 'version 9007199254740993 is missing'],
  ])('between %s and %s', (before, after, words) => {
    expect(missingWords(before, after)).toBe(words);
  });
});
