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
import { compileRules, type Rules } from '@/lib/reducers/compile-rules.ts';
import { readFileSource } from '@/server/reducers/read-source.ts';
import { sentenceText } from '@/lib/fold/sentence.ts';
import { takeAndTell } from '@/lib/sentences/teller.ts';
import { tell } from '@/lib/sentences/tell.ts';
import { CodeRun, type SandboxCode } from '@/server/sandbox/code-run.ts';
import { sandboxEvent } from '@/lib/sandbox/sandbox-event.ts';
import { generateDemo } from './generate.ts';
import type { Row, StoreName } from './core/journal.ts';
import { takeover } from './stories.ts';

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
    initiator: row.initiator,
    json,
  });

async function accountCode(): Promise<SandboxCode> {
  const read = await readFileSource(pathOf('account.ts'), textOf('account.ts'));
  const code = read.ok ? read.reducers[0]?.code : null;
  if (code === null || code === undefined) throw new Error(JSON.stringify(read));
  return code;
}

async function accountReducer(run: CodeRun, events: readonly RecordedEvent[]): Promise<Reducer> {
  const { facts } = new Fold(inferredReducer, { track: false });
  const { reduced } = reducedEvents(facts, events, { track: false });
  const steps = await run.steps(reduced.map(sandboxEvent), '{}');
  const byVersion = new Map(steps.map((step, index) => [reduced[index]?.version ?? 0n, step]));
  return stepReducer({
    fidelity: { kind: 'reducer', source },
    initial: '{}',
    steps: byVersion,
  });
}

function orderRules(): Rules {
  const compiled = compileRules(textOf('order.yaml'));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.rules;
}

const orderReducer = (): Reducer => orderRules().reducer(source);

/** Every event in the words that were written for it; null where there are none. */
function toldBy(reducer: Reducer, events: readonly RecordedEvent[]): readonly (string | null)[] {
  const fold = new Fold(reducer, { track: true });
  return events.map((event) => {
    const described = takeAndTell(fold, event, null);
    return described === null ? null : sentenceText(tell(event, { changes: [], described }));
  });
}

function folded(reducer: Reducer, events: readonly RecordedEvent[]): Fold {
  const fold = new Fold(reducer, { track: false });
  for (const event of events) fold.take(event);
  return fold;
}

describe('the reducers of the demo', () => {
  it('fold every order by rules to what the events say', () => {
    const streams = streamsOf('orders', 'order');
    expect(streams.length).toBeGreaterThan(10);
    for (const events of streams) {
      const own = folded(orderReducer(), events);
      expect(own.facts.stopped).toBeNull();
      expect(equalJson(own.state, folded(inferredReducer, events).state)).toBe(true);
    }
    const named = orderRules().types;
    const types = new Set(streams.flat().map(({ type }) => type));
    expect([...types].filter((type) => !named.includes(type))).toEqual([]);
  });

  it('fold every account by code to what the events say', async () => {
    const run = new CodeRun(await accountCode());
    for (const events of streamsOf('accounts', 'account')) {
      const own = folded(await accountReducer(run, events), events);
      expect(own.facts.stopped).toBeNull();
      expect(equalJson(own.state, folded(inferredReducer, events).state)).toBe(true);
    }
    run.close();
  });

  it('tell the account that was taken over as a person would', async () => {
    const run = new CodeRun(await accountCode());
    const events = streamsOf('accounts', 'account').find(
      ([first]) => first?.streamId === takeover.stream,
    );
    const told = toldBy(await accountReducer(run, events ?? []), events ?? []);
    run.close();
    expect(told.slice(takeover.versions.emailChanged - 1, takeover.versions.recovered)).toEqual([
      'customer:account-1042 changed email from ann@lee.org to a.lee.7731@mail.ru',
      'customer:account-1042 changed the password',
      'customer:account-1042 changed phone from +44 20 7946 0199 to +44 7700 900731',
      'customer:account-1042 removed the second factor',
      'customer:account-1042 added the address 12 Dock Rd, Tilbury',
      'Account was locked: 3 failed payments in 10 min',
      'support:maria restored email to ann@lee.org and ended all sessions',
    ]);
  });

  it('tell nearly every account and order in words of their own', async () => {
    const silent = new Set<string>();
    const run = new CodeRun(await accountCode());
    for (const events of streamsOf('accounts', 'account')) {
      const told = toldBy(await accountReducer(run, events), events);
      for (const [at, words] of told.entries())
        if (words === null) silent.add(events[at]?.type ?? '');
    }
    run.close();
    for (const events of streamsOf('orders', 'order')) {
      for (const [at, words] of toldBy(orderReducer(), events).entries()) {
        if (words === null) silent.add(events[at]?.type ?? '');
      }
    }
    expect([...silent].sort()).toEqual(['PreferencesChanged']);
  });
});
