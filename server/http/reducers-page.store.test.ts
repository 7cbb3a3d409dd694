import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import type { DraftWorld } from '@/lib/reducers/draft-reducer.ts';
import { previewDraft } from '@/lib/reducers/preview-draft.ts';
import { inProcessPort } from '@/lib/sandbox/testing/in-process-port.ts';
import { WorkerSandbox } from '@/lib/sandbox/worker-sandbox.ts';
import { bundleDraft } from '@/server/reducers/bundle.ts';
import { readDraft } from '@/server/reducers/read-source.ts';
import { CodeRun } from '@/server/sandbox/code-run.ts';
import { eventFor } from '@/server/sandbox/testing/script.ts';

const page = readFileSync('docs/reducers.md', 'utf8');

/** Blocks of code in the order they stand on the page. */
const blocks = [...page.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(
  ([, language = '', text = '']) => ({
    language,
    text,
  }),
);

const written = z.object({ type: z.string(), data: z.record(z.string(), z.unknown()) });
const events = blocks
  .filter(({ language }) => language === 'ndjson')
  .flatMap(({ text }) => text.trim().split('\n'))
  .map((line) => written.parse(JSON.parse(line)));

/** Every reducer of the page with the state that stands below it. */
const examples = blocks.flatMap(({ language, text }, index) => {
  const below = blocks[index + 1];
  if (below?.language !== 'json' || !/^(ts|yaml)$/.test(language)) return [];
  return [{ language, source: text, state: below.text }];
});

/** How events are told, as it would stand in a reducer. */
const telling = (language: string): string =>
  blocks.find((each) => each.language === language && each.text.startsWith('describe'))?.text ?? '';

const stream = events.map(({ type, data }, index) =>
  sampleEvent(index + 1, { type, category: 'subscription', json: JSON.stringify(data) }),
);
const options = { track: true, firstVersion: 1n };
const sandbox = new WorkerSandbox(() => inProcessPort());
const world: DraftWorld = {
  async bundle(source) {
    const bundled = await bundleDraft(source);
    return bundled.ok
      ? { problems: [], script: bundled.script }
      : { problems: [...bundled.problems], script: null };
  },
  sandbox: {
    load: (script) => sandbox.load(script),
    run: (name) => sandbox.run(name),
    renew: () => sandbox.renew(),
  },
  digest: (text) => Promise.resolve(createHash('sha256').update(text).digest('hex')),
};

afterAll(() => {
  sandbox.close();
});

describe('docs/reducers.md', () => {
  it('has an example of both languages', () => {
    expect(examples.map(({ language }) => language)).toEqual(['ts', 'yaml']);
    expect(events.length).toBeGreaterThan(3);
  });

  it.each(examples)(
    'gives the state it promises: $language',
    async ({ language, source, state }) => {
      const draft = { language: language === 'ts' ? 'code' : 'rules', source } as const;
      const asked = { draft, category: 'subscription', events: stream, options, at: '' };
      const preview = await previewDraft(asked, world);
      expect(preview.problems).toEqual([]);
      expect(preview.state?.stopped).toBeUndefined();
      expect(JSON.parse(preview.state?.state ?? '')).toEqual(JSON.parse(state));
      expect(preview.checks?.purity.outcome).toBe('holds');
      expect(preview.checks?.coverage.unhandled).toEqual([]);
    },
  );

  it('tells events as it says, by code', async () => {
    const source = `type Event = any; export const own = { category: 'a', reduce: (state: any, { data }: Event) => data, ${telling('ts')} };`;
    const read = await readDraft('code', source);
    const code = read.ok ? read.reducers[0]?.code : null;
    const run = new CodeRun(code ?? { script: '', name: '' });
    const facts = eventFor(1).facts.replace('AccountChanged', 'AddressAdded');
    const [step] = await run.steps(
      [{ ...eventFor(1, '{"addresses":[{"line":"x"}]}'), facts }],
      null,
    );
    run.close();
    expect(step).toContain('"d":["{initiator} added {after.addresses[0].line}"]');
  });

  it('tells events as it says, by rules', async () => {
    const read = await readDraft('rules', `category: a\non: {}\n${telling('yaml')}`);
    expect(read).toMatchObject({ ok: true });
    expect(telling('yaml')).toContain('OrderPlaced');
  });

  it('names every budget as it is', async () => {
    const { usualBudgets } = await import('@/lib/sandbox/budgets.ts');
    expect(page).toContain(`${String(usualBudgets.eventMilliseconds)} ms`);
    expect(page).toContain(`${String(usualBudgets.memoryBytes / 1024 / 1024)} MB`);
  });
});
