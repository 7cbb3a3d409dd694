import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
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
  if (language !== 'ts' && language !== 'yaml') return [];
  const below = blocks.slice(index + 1).find((each) => each.language === 'json');
  return [{ language, source: text, state: below?.text ?? '' }];
});

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

  it('names every budget as it is', async () => {
    const { usualBudgets } = await import('@/server/sandbox/budgets.ts');
    expect(page).toContain(`${String(usualBudgets.eventMilliseconds)} ms`);
    expect(page).toContain(`${String(usualBudgets.memoryBytes / 1024 / 1024)} MB`);
  });
});
