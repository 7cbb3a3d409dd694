import { beforeAll, describe, expect, it } from 'vitest';
import { problemView } from '@/lib/api/views.ts';
import { ownData } from '@/server/testing/own-data.ts';
import { badInputs, streamOf } from './testing/bad-input-catalogue.ts';
import { describeBadInputs } from './testing/describe-bad-inputs.ts';
import { askRoute } from './testing/route-handlers.ts';

const own = ownData();

beforeAll(() => {
  own.write(
    'odd',
    badInputs.flatMap((input) =>
      input.events.map((event) => ({ stream: streamOf(input), category: 'odd', ...event })),
    ),
  );
});

describeBadInputs({ own, store: 'odd', name: 'SQLite', inputs: badInputs });

describe('a bad input in a question', () => {
  it.each(['%', '_', '\\', "'; DROP TABLE backstory_events; --", 'x'.repeat(5000), '\u0000'])(
    'is only text where it is searched for: %j',
    async (prefix) => {
      const segments = { store: 'odd' };
      const search = new URLSearchParams({ prefix, limit: '1' }).toString();
      const response = await askRoute('GET /api/stores/[store]/events', { segments, search }, own);
      expect([response.status, await response.json()]).toMatchObject([200, { items: [] }]);
    },
  );

  it('is refused as a page token, however long', async () => {
    const segments = { store: 'odd' };
    const search = `cursor=${'A'.repeat(1_000_000)}`;
    const response = await askRoute('GET /api/stores/[store]/events', { segments, search }, own);
    expect(problemView.parse(await response.json())).toMatchObject({
      code: 'invalid_input',
      field: 'cursor',
    });
  });
});
