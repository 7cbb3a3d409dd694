import { beforeAll, describe, expect, it, vi } from 'vitest';
import { exported } from '@/server/services/jobs/testing/export-text.ts';
import type { Asked } from '@/server/testing/ask.ts';
import { ownData } from '@/server/testing/own-data.ts';
import { answers, canaries, inTables, secretEvents, secretNote } from './testing/masked-cases.ts';
import { askRoute, loadingMilliseconds, routeHandlers } from './testing/route-handlers.ts';

/** `pseudonyms`: what is hidden may be asked of, and is shown as something else. */
const reader = vi.hoisted((): { sees: 'everything' | 'pseudonyms' | 'part' } => ({
  sees: 'everything',
}));

vi.mock('@/server/auth/policy-of.ts', async () => {
  const { hidePlaces } = await import('@/lib/masking/hide-places.ts');
  const { nothingMasked } = await import('@/lib/masking/policy.ts');
  const { hiddenPlaces } = await import('./testing/masked-cases.ts');
  const part = hidePlaces('test', hiddenPlaces);
  const policies = {
    everything: nothingMasked,
    pseudonyms: { ...part, hides: () => false },
    part,
  };
  const policyOf = () => policies[reader.sees];
  return { policyOf, policyOfMember: () => Promise.resolve(policyOf()) };
});

const own = ownData();
beforeAll(() => {
  own.write('shop', secretEvents);
});

async function answerOf(name: string, asked: Asked, sees: typeof reader.sees) {
  reader.sees = sees;
  const response = await askRoute(name, asked, own);
  return { status: response.status, text: await response.text() };
}

const told = (text: string): readonly string[] => canaries.filter((each) => text.includes(each));
const shown = Object.entries(answers).flatMap(([name, { shows = [] }]) =>
  shows.map((asked) => ({ name, asked })),
);
const refused = Object.entries(answers).flatMap(([name, { asks = [] }]) =>
  asks.map((asked) => ({ name, asked })),
);

describe('an answer to somebody who may not see everything', () => {
  it(
    'is tried for every route, or it is said why there is nothing to hide in it',
    { timeout: loadingMilliseconds },
    async () => {
      expect(Object.keys(answers).sort()).toEqual([...(await routeHandlers()).keys()].sort());
      for (const { shows = [], asks = [], holdsNone = '' } of Object.values(answers)) {
        expect(shows.length + asks.length + holdsNone.length).toBeGreaterThan(0);
      }
    },
  );

  it.each(shown)(
    'holds nothing that is hidden, which others see: $name $asked',
    async ({ name, asked }) => {
      const whole = await answerOf(name, asked, 'everything');
      expect([whole.status, told(whole.text).length > 0]).toEqual([200, true]);
      const masked = await answerOf(name, asked, 'part');
      expect([masked.status, told(masked.text)]).toEqual([200, []]);
    },
  );

  it.each(refused)(
    'is refused with the reason where it would tell what is hidden: $name $asked',
    async ({ name, asked }) => {
      expect((await answerOf(name, asked, 'everything')).status).toBe(200);
      const { status, text } = await answerOf(name, asked, 'part');
      expect([status, told(text), text]).toEqual([403, [], expect.stringContaining('may not see')]);
    },
  );

  it.each(inTables)('has no cell that the policy changes as it is stored: %s', async (q) => {
    const asked = { segments: { store: 'shop' }, search: `q=${q}` };
    const name = 'GET /api/stores/[store]/search';
    expect(told((await answerOf(name, asked, 'everything')).text)).not.toEqual([]);
    const { status, text } = await answerOf(name, asked, 'pseudonyms');
    expect([status, told(text), text]).toEqual([200, [], expect.stringContaining('▒▒▒')]);
  });

  it.each(['', ...inTables])('is a file without it as well: %s', async (q) => {
    for (const format of ['ndjson', 'csv'] as const) {
      reader.sees = 'everything';
      expect(told((await exported('shop', q, format)).text)).not.toEqual([]);
      reader.sees = 'pseudonyms';
      expect(told((await exported('shop', q, format)).text)).toEqual([]);
    }
  });

  it('holds no key of a delivery among the findings of health, which are kept for everybody', async () => {
    const asked = { segments: { store: 'shop' } };
    const { text } = await answerOf('GET /api/stores/[store]/health', asked, 'everything');
    expect(text).toContain(secretNote);
    expect(told(text)).toEqual([]);
  });
});
