import { describe, expect, it } from 'vitest';
import * as planted from '@/scripts/demo/stories.ts';
import { correlationPage, fieldPage, streamPage } from '@/lib/urls/pages.ts';
import { demoStories } from './demo-stories.ts';

const { takeover, negativeTotal, doubleCharge, unreadable } = planted;

describe('the stories offered for a first look', () => {
  it('lead to what the generator plants', () => {
    expect(demoStories.map(({ href }) => href)).toStrictEqual([
      streamPage(takeover.store, takeover.stream, { at: `v${takeover.versions.emailChanged}` }),
      streamPage(negativeTotal.store, negativeTotal.stream, {
        at: `v${negativeTotal.firstNegative}`,
        path: 'totalMinor',
      }),
      streamPage(doubleCharge.store, doubleCharge.stream, { at: `v${doubleCharge.secondCapture}` }),
      correlationPage(takeover.store, takeover.conversation),
      fieldPage(takeover.store, takeover.stream, { path: 'email' }),
      streamPage(unreadable.store, unreadable.stream, { at: `v${unreadable.cutOff}`, tab: 'raw' }),
    ]);
  });
});
