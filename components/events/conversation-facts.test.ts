import { describe, expect, it } from 'vitest';
import { conversationFacts, unexamined } from './conversation-facts.ts';
import { samplePlaced } from '@/lib/events/sample-event-view.ts';

const by = (number: number, initiator: string | null, store = 'accounts') => {
  const placed = samplePlaced(number, null, store);
  return { ...placed, event: { ...placed.event, initiator } };
};

describe('the facts of a conversation', () => {
  it('count events, streams and stores, and span the time', () => {
    const facts = conversationFacts([
      by(40, 'service:a', 'billing'),
      by(10, 'service:a'),
      by(15, 'customer:b'),
    ]);
    expect(facts).toMatchObject({
      events: 3,
      streams: 2,
      stores: ['billing', 'accounts'],
      first: '2026-03-01T10:00:10.000000Z',
      last: '2026-03-01T10:00:40.000000Z',
      span: '30 s',
    });
  });

  it('name who took part, the busiest first', () => {
    const facts = conversationFacts([by(1, 'b'), by(2, 'a'), by(3, 'c'), by(4, 'c'), by(5, null)]);
    expect(facts.participants).toEqual([
      { name: 'c', events: 2 },
      { name: 'a', events: 1 },
      { name: 'b', events: 1 },
    ]);
  });

  it('have no span without times', () => {
    const { event } = by(1, null);
    const facts = conversationFacts([{ store: 'a', event: { ...event, recordedAt: null } }]);
    expect(facts).toMatchObject({ first: null, last: null, span: null });
    expect(conversationFacts([])).toMatchObject({ events: 0, span: null, participants: [] });
  });
});

describe('what was not looked at', () => {
  it('is nothing where every store was looked through', () => {
    const examined = [{ store: 'accounts', complete: true }];
    expect(unexamined({ items: [], examined, notExamined: [] })).toEqual([]);
  });

  it('is told store by store, with the reason', () => {
    const notes = unexamined({
      items: [],
      examined: [{ store: 'accounts', complete: false }],
      notExamined: [{ store: 'billing', reason: 'It did not answer.' }],
    });
    expect(notes).toEqual([
      'accounts: only its newest part was looked through; older events may be missing.',
      'billing was not looked through: It did not answer.',
    ]);
  });
});
