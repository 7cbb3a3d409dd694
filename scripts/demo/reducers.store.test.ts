import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { eventId, streamId, version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { reducerSource } from '@/lib/fold/fidelity.ts';
import { Fold } from '@/lib/fold/fold.ts';
import { inferredReducer } from '@/lib/fold/inferred-reducer.ts';
import { reducedEvents } from '@/lib/fold/reduced-events.ts';
import type { Reducer } from '@/lib/fold/reducer.ts';
import { stepReducer } from '@/lib/fold/steps.ts';
import { equalJson } from '@/lib/json/equal-json.ts';
import { compileRules } from '@/lib/reducers/compile-rules.ts';
import { readFileSource } from '@/server/reducers/read-source.ts';
import { CodeRun } from '@/server/sandbox/code-run.ts';
import { sandboxEvent } from '@/server/sandbox/sandbox-event.ts';
import { generateDemo } from './generate.ts';
import type { Row, StoreName } from './core/journal.ts';

const demo = generateDemo({ seed: 'fernway', scale: 0.02 });
const source = reducerSource('demo', 'a'.repeat(64));
const pathOf = (name: string): string =>
  fileURLToPath(new URL(`reducers/${name}`, import.meta.url));
const textOf = (name: string): string => readFileSync(pathOf(name), 'utf8');

/** The streams of a category, as far as their payloads are JSON and their versions in order. */
function streamsOf(store: StoreName, category: string): readonly (readonly RecordedEvent[])[] {
  const streams = new Map<string, RecordedEvent[]>();
  for (const row of demo[store].rows) {
    if (row.category !== category || typeof row.data !== 'string') continue;
    const events = streams.get(row.stream) ?? [];
    streams.set(row.stream, events);
    events.push(eventOf(row, row.data));
  }
  return [...streams.values()];
}

const eventOf = (row: Row, json: string): RecordedEvent =>
  sampleEvent(BigInt(row.version), {
    id: eventId(row.id),
    streamId: streamId(row.stream),
    type: row.type,
    version: version(BigInt(row.version)),
    json,
  });

function folded(reducer: Reducer, events: readonly RecordedEvent[]): Fold {
  const fold = new Fold(reducer, { track: false });
  for (const event of events) fold.take(event);
  return fold;
}

describe('the reducers of the demo', () => {
  it('fold every order by rules to what the events say', () => {
    const compiled = compileRules(textOf('order.yaml'));
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    const streams = streamsOf('orders', 'order');
    expect(streams.length).toBeGreaterThan(10);
    for (const events of streams) {
      const own = folded(compiled.rules.reducer(source), events);
      expect(own.facts.stopped).toBeNull();
      expect(equalJson(own.state, folded(inferredReducer, events).state)).toBe(true);
    }
    const types = new Set(streams.flat().map(({ type }) => type));
    expect([...types].filter((type) => !compiled.rules.types.includes(type))).toEqual([]);
  });

  it('fold every account by code to what the events say', async () => {
    const read = await readFileSource(pathOf('account.ts'), textOf('account.ts'));
    const code = read.ok ? read.reducers[0]?.code : null;
    if (code === null || code === undefined) throw new Error(JSON.stringify(read));
    const run = new CodeRun(code);
    for (const events of streamsOf('accounts', 'account')) {
      const { facts } = new Fold(inferredReducer, { track: false });
      const reduced = reducedEvents(facts, events, { track: false });
      const steps = await run.steps(reduced.map(sandboxEvent), '{}');
      const byVersion = new Map(steps.map((step, index) => [reduced[index]?.version ?? 0n, step]));
      const fidelity = { kind: 'reducer', source } as const;
      const own = folded(stepReducer({ fidelity, initial: '{}', steps: byVersion }), events);
      expect(own.facts.stopped).toBeNull();
      expect(equalJson(own.state, folded(inferredReducer, events).state)).toBe(true);
    }
    run.close();
  });
});
