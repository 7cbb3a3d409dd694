import { describe, expect, it } from 'vitest';
import { eventProblems } from './event-problems.ts';
import { isUnreadable } from './is-unreadable.ts';
import { sampleEvent } from './sample-event.ts';
import { eventToView } from './view.ts';

describe('problems of an event', () => {
  it('are none for an ordinary one', () => {
    expect(eventProblems(sampleEvent(1))).toEqual([]);
  });

  it('say which times have an unknown zone, and how they are read', () => {
    expect(eventProblems(sampleEvent(1, { zonesUnknown: ['recorded'] }))).toEqual([
      {
        code: 'zone_unknown',
        message: 'The recorded time names no zone, so it is unknown. Read as UTC.',
      },
    ]);
    const [both] = eventProblems(sampleEvent(1, { zonesUnknown: ['recorded', 'occurred'] }));
    const [configured] = eventProblems(
      sampleEvent(1, { zonesUnknown: ['recorded'], zoneTaken: 'Europe/Berlin' }),
    );
    expect(configured?.message).toMatch(/Read as Europe\/Berlin, which was configured\.$/);
    expect(both?.message).toMatch(/^The recorded and the occurred times name no zone/);
  });

  it('name what may look like another, beside what is wrong with a payload', () => {
    const event = sampleEvent(1, { json: '{', type: '\u0410dded', initiator: 'ann\u0430' });
    expect(eventProblems(event).map(({ code }) => code)).toEqual([
      'invalid_json',
      'mixed_scripts',
      'mixed_scripts',
    ]);
  });

  it('are all that the view of an event keeps of its unknown zones', () => {
    const view = eventToView(
      sampleEvent(1, { zonesUnknown: ['occurred'], zoneTaken: 'Asia/Tokyo' }),
    );
    expect(view).not.toHaveProperty('zoneTaken');
    expect(view).not.toHaveProperty('zonesUnknown');
    expect(view.problems.map(({ code }) => code)).toEqual(['zone_configured']);
  });

  it('name bytes that are no text, which nobody reads here', () => {
    const bytes = new Uint8Array([0x1f, 0x8b]);
    const data = { kind: 'binary', bytes, encoding: 'gzip' } as const;
    const [problem] = eventProblems({ ...sampleEvent(1), data });
    expect(problem).toMatchObject({
      code: 'not_text',
      message: 'The data is bytes (gzip), no text. The Raw view shows them.',
    });
    expect(isUnreadable({ code: 'not_text' })).toBe(true);
  });
});
