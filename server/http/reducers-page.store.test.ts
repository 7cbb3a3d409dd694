import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readDraft } from '@/server/reducers/read-source.ts';
import { CodeRun } from '@/server/sandbox/code-run.ts';
import { eventFor } from '@/server/sandbox/testing/script.ts';
import { previewReducer } from '@/server/services/streams/preview-reducer.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';

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

const own = ownData();
own.write(
  'billing',
  events.map(({ type, data }) => ({
    ...{ stream: 'subscription-1', category: 'subscription', type, data: JSON.stringify(data) },
  })),
);

describe('docs/reducers.md', () => {
  it('has an example of both languages', () => {
    expect(examples.map(({ language }) => language)).toEqual(['ts', 'yaml']);
    expect(events.length).toBeGreaterThan(3);
  });

  it.each(examples)(
    'gives the state it promises: $language',
    async ({ language, source, state }) => {
      const draft = { language: language === 'ts' ? 'code' : 'rules', source };
      const asked = { store: 'billing', stream: 'subscription-1', ...draft };
      const { value } = await previewReducer(callAs(), asked);
      expect(value.problems).toEqual([]);
      expect(value.state?.stopped).toBeUndefined();
      expect(JSON.parse(value.state?.state ?? '')).toEqual(JSON.parse(state));
      expect(value.checks?.purity.outcome).toBe('holds');
      expect(value.checks?.coverage.unhandled).toEqual([]);
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
    const { usualBudgets } = await import('@/server/sandbox/budgets.ts');
    expect(page).toContain(`${String(usualBudgets.eventMilliseconds)} ms`);
    expect(page).toContain(`${String(usualBudgets.memoryBytes / 1024 / 1024)} MB`);
  });
});
