import { describe, expect, it } from 'vitest';
import { causeNotes, effectNotes } from './causal-notes.ts';
import { sampleEvent, samplePlaced } from '@/lib/events/sample-event-view.ts';

const none = { chain: [], missing: null, cycle: false, notExamined: [] };
const caused = sampleEvent({ causationId: 'e-0' });

describe('what is said of causes', () => {
  it('is nothing while the whole chain is there', () => {
    expect(causeNotes(caused, { ...none, chain: [samplePlaced(1, null)] })).toEqual([]);
  });

  it('tells an event without cause', () => {
    expect(causeNotes(sampleEvent({ causationId: null }), none)).toEqual([
      'No cause: the store names none for this event.',
    ]);
  });

  it('names the cause that was not found, and where it may still be', () => {
    const notes = causeNotes(caused, {
      ...none,
      missing: 'e-0',
      notExamined: [{ store: 'billing', reason: 'It did not answer.' }],
    });
    expect(notes).toEqual([
      'Its cause, e-0, was not found in any open store.',
      'It may be in billing, which could not be asked: It did not answer.',
    ]);
  });

  it('says whose cause is missing further up', () => {
    expect(
      causeNotes(caused, { ...none, chain: [samplePlaced(1, 'e-9')], missing: 'e-9' }),
    ).toEqual(['The cause of the first, e-9, was not found in any open store.']);
  });

  it('does not call a cause missing that was not looked for', () => {
    const chain = Array.from({ length: 100 }, (_, index) => samplePlaced(index + 1, 'x'));
    expect(causeNotes(caused, { ...none, chain, missing: 'e-0' })).toEqual([
      'The chain goes on above: e-0 is the next cause.',
    ]);
  });

  it('tells a circle', () => {
    const chain = [samplePlaced(0, 'e-1')];
    expect(causeNotes(caused, { ...none, chain, cycle: true })).toEqual([
      'The causes run in a circle: EmailChanged names e-1, which is in the list already.',
    ]);
  });
});

describe('what is said of effects', () => {
  it('tells that there are none, and which stores were not looked through', () => {
    expect(
      effectNotes({
        effects: [],
        stopped: null,
        notExamined: [{ store: 'orders', reason: 'It is closed.' }],
      }),
    ).toEqual([
      'No event names this one as its cause.',
      'Not looked through: orders. It is closed.',
    ]);
  });

  it.each([
    ['depth', '20 steps'],
    ['count', '500 nearest'],
  ] as const)('says that more may have followed: %s', (stopped, words) => {
    const [note] = effectNotes({ effects: [samplePlaced(2, 'e-1')], stopped, notExamined: [] });
    expect(note).toContain(words);
  });

  it('is nothing where all were found', () => {
    expect(
      effectNotes({ effects: [samplePlaced(2, 'e-1')], stopped: null, notExamined: [] }),
    ).toEqual([]);
  });
});
