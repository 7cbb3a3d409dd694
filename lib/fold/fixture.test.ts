import { transpileModule } from 'typescript';
import { describe, expect, it } from 'vitest';
import { instant } from '@/lib/events/ids.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { eventToView } from '@/lib/events/view.ts';
import { fixtureJson, fixtureTypeScript } from './fixture.ts';

const events = [
  sampleEvent(1, {
    type: 'AccountOpened',
    json: '{\n  "id": 9007199254740993,\n  "note": "a\\u2028b `${x}`"\n}',
    recordedAt: instant('2026-05-01T00:00:00Z'),
  }),
  sampleEvent(2, { data: { kind: 'erased' } }),
].map(eventToView);
const fixture = { stream: `it's "odd" \\ */`, events, state: '{"id":9007199254740993}' };

describe('a fixture', () => {
  it('as JSON keeps payloads as stored and names what is not there', () => {
    expect(fixtureJson(fixture)).toContain('"id": 9007199254740993');
    expect(JSON.parse(fixtureJson(fixture))).toMatchObject({
      stream: fixture.stream,
      given: [
        { type: 'AccountOpened', version: 1, recordedAt: '2026-05-01T00:00:00Z' },
        { version: 2, data: null, kind: 'erased' },
      ],
    });
  });

  it('as TypeScript is a program whatever the texts hold', () => {
    const { diagnostics } = transpileModule(fixtureTypeScript(fixture), {
      reportDiagnostics: true,
      compilerOptions: { target: 99 },
    });
    expect(diagnostics).toStrictEqual([]);
  });

  it('as TypeScript gives the events their payloads back', () => {
    const code = fixtureTypeScript({ ...fixture, events: events.slice(0, 1) });
    const literal = /data: JSON\.parse\((".*")\)/.exec(code)?.[1] ?? '""';
    expect(JSON.parse(literal)).toBe(
      '{\n  "id": 9007199254740993,\n  "note": "a\\u2028b `${x}`"\n}',
    );
  });

  it('of nothing is empty and still whole', () => {
    const nothing = { stream: 's', events: [], state: null };
    expect(JSON.parse(fixtureJson(nothing))).toStrictEqual({ stream: 's', given: [], then: null });
    expect(fixtureTypeScript(nothing)).toContain('JSON.parse("null")');
  });
});
