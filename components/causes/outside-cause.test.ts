import { describe, expect, it } from 'vitest';
import { outsideCause } from './outside-cause.ts';
import { samplePlaced } from '@/lib/events/sample-event-view.ts';

const none = { chain: [], missing: 'e-9', cycle: false, notExamined: [] };

describe('a cause outside of its conversation', () => {
  it('is not called missing before it was looked for', () => {
    expect(outsideCause(undefined).words).toBe('which is not part of this conversation');
  });

  it('is shown with its own conversation where it is found', () => {
    const cause = samplePlaced(1, null);
    expect(outsideCause({ ...none, missing: null, chain: [cause] })).toEqual({
      cause,
      words: 'which belongs to the conversation c-1',
    });
    const alone = { ...cause, event: { ...cause.event, correlationId: null } };
    expect(outsideCause({ ...none, chain: [alone] }).words).toBe(
      'which belongs to no conversation',
    );
  });

  it('is in no open store only when every store was asked', () => {
    expect(outsideCause(none).words).toBe('which was not found in any open store');
    const notExamined = [{ store: 'billing', reason: 'It is closed.' }];
    expect(outsideCause({ ...none, notExamined }).words).toBe(
      'which was not found; not asked: billing (It is closed.)',
    );
  });
});
