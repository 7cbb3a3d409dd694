import { ModuleKind, transpileModule } from 'typescript';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { instant } from '@/lib/events/ids.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { eventToView } from '@/lib/events/view.ts';
import { fixtureTypeScript } from './fixture-code.ts';
import { fixtureJson, type Fixture } from './fixture.ts';

const events = [
  sampleEvent(1, {
    type: 'AccountOpened',
    json: '{\n  "id": 9007199254740993,\n  "note": "a\\u2028b `${x}`"\n}',
    recordedAt: instant('2026-05-01T00:00:00Z'),
    occurredAt: instant('2026-04-30T00:00:00Z'),
    initiator: 'ann',
  }),
  sampleEvent(2, { type: '*/\n', data: { kind: 'erased' } }),
  sampleEvent(3, { type: 'NoteChanged', json: '{"note":"c","__proto__":1}' }),
].map(eventToView);
const fixture: Fixture = {
  stream: `it's "odd" \\ */`,
  category: 'account',
  reducer: { kind: 'code', name: 'account', file: 'account.ts', hasInitial: true },
  events,
  state: '{"seen":[1,3],"id":9007199254740993,"note":"c"}',
  fidelity: { kind: 'inferred', source: null, incompleteFrom: null, snapshot: 'unknown' },
  stopped: null,
};
const nothing: Fixture = { ...fixture, stream: 's', events: [], state: null };

type Program = (exports: object, require: (name: string) => unknown) => void;

/** Runs the test it is, with this reducer in place of the imported one. */
async function run(code: string, reducer: object): Promise<{ title: string; imported: string[] }> {
  const { outputText, diagnostics } = transpileModule(code, {
    reportDiagnostics: true,
    compilerOptions: { target: 99, module: ModuleKind.CommonJS },
  });
  expect(diagnostics).toStrictEqual([]);
  const module = `export default function (exports, require) { ${outputText}\n}`;
  const loaded: unknown = await import(`data:text/javascript,${encodeURIComponent(module)}`);
  const program = z.object({ default: z.custom<Program>() }).parse(loaded);
  const imported: string[] = [];
  let title = '';
  const it = (own: string, body: () => void): void => {
    title = own;
    body();
  };
  program.default({}, (name) => {
    imported.push(name);
    return name === 'vitest' ? { expect, it } : reducer;
  });
  return { title, imported };
}

interface Taken {
  readonly version: number;
  readonly data: { readonly id?: bigint; readonly note: string };
}

/** Changes the state in place, as most people write it. */
const account = {
  initial: { seen: [] },
  reduce(state: { seen: number[]; id?: bigint; note?: string }, { version, data }: Taken) {
    state.seen.push(version);
    if (data.id !== undefined) state.id = data.id;
    state.note = data.note;
  },
};

describe('a fixture as JSON', () => {
  it('is given, when, then, with payloads as stored and what is not there named', () => {
    const text = fixtureJson(fixture);
    expect(text).toContain('"id": 9007199254740993');
    expect(JSON.parse(text)).toMatchObject({
      stream: fixture.stream,
      given: [
        {
          type: 'AccountOpened',
          version: 1,
          recordedAt: '2026-05-01T00:00:00Z',
          occurredAt: '2026-04-30T00:00:00Z',
          initiator: 'ann',
        },
        { version: 2, data: null, kind: 'erased' },
      ],
      when: { type: 'NoteChanged', version: 3 },
      then: { note: 'c' },
    });
  });

  it('stays JSON where a payload is cut off', () => {
    const cut = { ...fixture, events: [eventToView(sampleEvent(1, { json: '{"a":' }))] };
    expect(JSON.parse(fixtureJson(cut))).toMatchObject({
      given: [],
      when: { data: null, kind: 'unreadable' },
    });
  });

  it('of nothing is empty and still whole', () => {
    expect(JSON.parse(fixtureJson(nothing))).toStrictEqual({
      stream: 's',
      given: [],
      when: null,
      then: null,
      fidelity: fixture.fidelity,
    });
  });
});

describe('a fixture as TypeScript', () => {
  it('is a test that passes with the reducer it names, whatever the texts hold', async () => {
    const { title, imported } = await run(fixtureTypeScript(fixture), { account });
    expect(title).toBe(`${fixture.stream}: NoteChanged after 2 events`);
    expect(imported).toEqual(['vitest', './account.ts']);
    expect(account.initial).toEqual({ seen: [] });
  });

  it('fails when the reducer makes another state', async () => {
    const other = { initial: {}, reduce: () => ({ note: 'd' }) };
    await expect(run(fixtureTypeScript(fixture), { account: other })).rejects.toThrow(/expected/);
  });

  it('names a default export, and one whose name is none in code', () => {
    const named = (name: string) =>
      fixtureTypeScript({
        ...fixture,
        reducer: { ...fixture.reducer, kind: 'code', name, file: null, hasInitial: false },
      });
    expect(named('default')).toContain(
      'import reducer from "./account.ts"; // was saved on screen',
    );
    expect(named('a b')).toContain('import { "a b" as reducer } from');
    expect(named('default')).toContain('.reduce(fold, undefined)');
  });

  it.each([
    ['rules', 'declared rules'],
    ['inferred', 'merging payloads'],
  ] as const)('says what to put where %s made the state', async (kind, words) => {
    const code = fixtureTypeScript({ ...fixture, reducer: { kind } });
    expect(code).not.toContain("from './fold'");
    await expect(run(code, {})).rejects.toThrow(words);
  });

  it('says where the reducer failed', async () => {
    const stopped = { version: '3', reason: 'Error: no\nplan' };
    const code = fixtureTypeScript({ ...fixture, stopped });
    expect(code).toContain('fails at v3');
    await expect(run(code, { account })).resolves.toBeDefined();
  });

  it('of nothing is a program as well', async () => {
    await expect(run(fixtureTypeScript(nothing), { account: {} })).resolves.toBeDefined();
  });
});
