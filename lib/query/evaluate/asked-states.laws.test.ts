import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { Fold } from '@/lib/fold/fold.ts';
import { inferredReducer } from '@/lib/fold/inferred-reducer.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import { parseQuery } from '../parse.ts';
import { arbitraryLog, stateClauses } from './arbitrary-log.ts';
import { AskedStates, statesAsked } from './asked-states.ts';
import { compileQuery } from './compile.ts';
import { EventReading } from './event-reading.ts';
import { logSurroundings } from './log-surroundings.ts';
import { nothingKnown, type Surroundings } from './surroundings.ts';

const clock = { now: instant('2026-03-10T12:00:00Z'), zone: 'UTC' };
const comparePositions = (a: string, b: string): number => Number(a) - Number(b);
const context = { clock, comparePositions, service: null };

const scopes = [
  ...['', ' at:2026-03-01', ' at:v1', ' at:p4', ' at:now'],
  ...[' during:2026-02-26..2026-02-28', ' during:2026-03-01..2026-03-09', ' during:-30d..-12d'],
] as const;

/** The states of one stream as they are taken in one by one. */
function taken(events: readonly RecordedEvent[], q: string): AskedStates {
  const states = new AskedStates(statesAsked(parseQuery(q).query, context));
  const fold = new Fold(inferredReducer, { track: false });
  for (const event of events) {
    fold.take(event);
    states.take(event, fold.state, fold.facts.incompleteFrom === null);
  }
  return states;
}

function oneByOne(log: readonly RecordedEvent[], q: string): Surroundings {
  const of = ({ streamId }: RecordedEvent) =>
    taken(
      log.filter((event) => event.streamId === streamId),
      q,
    );
  return {
    ...nothingKnown,
    statesAround: (event) => of(event).around(event),
    stateAt: (event) => of(event).at(),
    statesDuring: (event) => of(event).during(),
  };
}

describe('states that are taken in event by event', () => {
  it('give every query the answer that all states together give it', () => {
    const asked = fc.tuple(
      fc.array(fc.constantFrom(...stateClauses), { minLength: 1, maxLength: 2 }),
      fc.constantFrom(...scopes),
    );
    fc.assert(
      fc.property(arbitraryLog, asked, (log, [clauses, scope]) => {
        const q = clauses.join(' or ') + scope;
        const { query, problems } = parseQuery(q);
        fc.pre(problems.length === 0);
        const judge = compileQuery(query, context);
        const whole = logSurroundings(log, inferredReducer, comparePositions);
        const few = oneByOne(log, q);
        for (const event of log) {
          const reading = new EventReading(event);
          expect(judge(reading, few)).toBe(judge(reading, whole));
        }
      }),
      { numRuns: 600 },
    );
  });

  const event = (version: number, json: string): RecordedEvent =>
    sampleEvent(version, { json, position: position(String(version)) });

  it('keep only what is looked at, and only where it changes', () => {
    const events = Array.from({ length: 5000 }, (_, at) =>
      event(at + 1, `{"noise":"${'x'.repeat(200)}${at}","limit":${at < 2500 ? 1 : 2}}`),
    );
    const states = taken(events, 'change.limit:exists');
    expect(states.characters).toBeLessThan(1500);
    const [before, after] = [events[2499], events[2500]];
    expect(states.around(before ?? event(1, '{}'))).toEqual(same(1, 1));
    expect(states.around(after ?? event(1, '{}'))).toEqual(same(1, 2));
    expect(states.around(event(5001, '{}'))).toBeNull();
  });

  const same = (before: number, after: number) => ({
    before: expect.objectContaining({ entries: new Map([['limit', before]]) }) as JsonValue,
    after: expect.objectContaining({ entries: new Map([['limit', after]]) }) as JsonValue,
  });

  it('know of a whole state where anything of it may be looked at', () => {
    const { keys } = statesAsked(parseQuery('state.*:open or state.a:1').query, context);
    expect(keys).toBeNull();
    expect(statesAsked(parseQuery('state.a.b:1 was.c:2').query, context).keys).toEqual(
      new Set(['a', 'c']),
    );
  });
});
