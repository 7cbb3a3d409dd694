import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openEngine, type Engine } from './engine.mjs';
import { Session } from './session.mjs';
import { deedsScript, someDeeds } from './testing/deeds.ts';
import { leavingScript, traces } from './testing/traces.ts';

const budgets = {
  eventMilliseconds: 60_000,
  memoryBytes: 24 * 1024 * 1024,
  stackBytes: 64 * 1024,
  stateCharacters: 1024 * 1024,
};

interface Opened {
  readonly engine: Engine;
  readonly session: Session;
}

async function opened(script: string, own = budgets): Promise<Opened> {
  const engine = await openEngine(own);
  const session = new Session(engine, own, () => performance.now());
  session.load(script);
  return { engine, session };
}

/** What the next stream is folded in, as a host does it: the same, where nothing went wrong in it. */
async function anew(before: Opened, script: string, own = budgets): Promise<Opened> {
  if (before.session.isSpoilt) return opened(script, own);
  before.session.load();
  return before;
}

/** The steps of one stream, which ends with the first that fails. */
function folded({ session }: Opened, stream: readonly object[]): readonly string[] {
  session.begin('own', '{}');
  const steps: string[] = [];
  for (const [index, data] of stream.entries()) {
    const facts = { streamId: 's', version: String(index + 1), type: 'T', at: 1000 * index };
    const event = { facts: JSON.stringify(facts), data: JSON.stringify(data), metadata: null };
    const step = session.step(event);
    steps.push(step);
    if (step.startsWith('{"f":')) break;
  }
  return steps;
}

const bytesOf = ({ engine }: Opened) => Buffer.from(engine.memory.buffer);

const leaving = [{}, { leave: true }, {}];
const looking = [{}, {}];

describe('a stream that starts anew in the session of another', () => {
  it.each(traces)('finds nothing of what that has left: %s', async (_, body) => {
    const script = leavingScript(body);
    const expected = folded(await opened(script), looking);
    expect(expected[1]).toMatch(/^\{"s":/);
    let shared = await opened(script);
    for (let round = 0; round < 3; round += 1) {
      folded(shared, leaving);
      shared = await anew(shared, script);
      expect(folded(shared, looking)).toEqual(expected);
      shared = await anew(shared, script);
    }
  });

  it.each(traces)('has every byte of memory as it was, after %s', async (_, body) => {
    const shared = await opened(leavingScript(body));
    const before = Buffer.from(bytesOf(shared));
    folded(shared, leaving);
    if (shared.session.isSpoilt) return;
    shared.session.load();
    const after = bytesOf(shared);
    expect(after.subarray(0, before.length).equals(before)).toBe(true);
    const grown = after.subarray(before.length);
    expect(grown.equals(Buffer.alloc(grown.length))).toBe(true);
  });

  it('may take as much memory, stack and state as any', async () => {
    const script = leavingScript(
      'try { for (;;) kept.push(new Uint8Array(1e5)) } catch { state.all = kept.length } kept.length = 0; const deep = () => { state.deep = (state.deep ?? 0) + 1; deep() }; try { deep() } catch {}',
    );
    const shared = await opened(script);
    const first = folded(shared, leaving);
    expect(first[1]).toMatch(/"all":\d{3}.*"deep":\d{2}/);
    for (let round = 0; round < 5; round += 1) {
      shared.session.load();
      expect(folded(shared, leaving)).toEqual(first);
    }
  });
});

describe('a session', () => {
  it.each([
    ['is spoilt by an event that failed', [{ leave: 1 }], 'throw new Error("left")', true],
    ['is spoilt by an event that never ends', [{ leave: 1 }], 'for (;;) {}', true],
    ['is spoilt by words that never end', [{ words: 'hang' }], '', true],
    ['is not spoilt by words that fail', [{ words: 'throw' }, {}], '', false],
    ['is not spoilt by what was caught', [{ leave: 1 }], 'try { left() } catch {}', false],
    ['is not spoilt by a replaced host', [{}, { leave: 1 }], '__backstory = 1', false],
  ] as const)('%s', async (...given) => {
    const [, stream, body, isSpoilt] = given;
    const shared = await opened(leavingScript(body), { ...budgets, eventMilliseconds: 50 });
    folded(shared, stream);
    expect(shared.session.isSpoilt).toBe(isSpoilt);
  });
});

describe('streams folded in one session', () => {
  it('have the steps that each has in a session of its own', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someDeeds, { minLength: 2, maxLength: 5 }), async (streams) => {
        let shared = await opened(deedsScript);
        for (const [index, stream] of streams.entries()) {
          if (index > 0) shared = await anew(shared, deedsScript);
          expect(folded(shared, stream)).toEqual(folded(await opened(deedsScript), stream));
        }
      }),
      { numRuns: 60 },
    );
  });
});
