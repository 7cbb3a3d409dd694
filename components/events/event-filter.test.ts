import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventsPage } from '@/lib/urls/pages.ts';
import {
  filterChips,
  filterView,
  readFilter,
  withoutClause,
  type EventFilter,
} from './event-filter.ts';

const everything: EventFilter = {
  category: [],
  type: [],
  prefix: '',
  from: '',
  to: '',
  order: 'newest',
};

const searchOf = (filter: EventFilter): URLSearchParams =>
  new URL(eventsPage('accounts', filterView(filter)), 'http://x').searchParams;

describe('the filter of the log', () => {
  it('adds nothing to the URL when it narrows nothing', () => {
    expect([...searchOf(everything)]).toEqual([]);
  });

  it('survives a trip through the URL', () => {
    const texts = fc.array(fc.string({ minLength: 1 }), { maxLength: 3 });
    const filters = fc.record({
      category: texts,
      type: texts,
      prefix: fc.string(),
      from: fc.string(),
      to: fc.string(),
      order: fc.constantFrom('newest' as const, 'oldest' as const),
    });
    fc.assert(
      fc.property(filters, (filter) => {
        expect(readFilter(searchOf(filter))).toEqual(filter);
      }),
    );
  });

  it('reads an unknown order as newest first', () => {
    expect(readFilter(new URLSearchParams('order=sideways')).order).toBe('newest');
  });

  it('has a chip for each thing it narrows', () => {
    const filter = { ...everything, type: ['A', 'B'], prefix: 'account-' };
    expect(filterChips(filter).map(({ label, values }) => [label, values])).toEqual([
      ['type', ['A', 'B']],
      ['stream begins with', ['account-']],
    ]);
  });

  it('loses exactly the clause that is taken away', () => {
    const filter = { ...everything, type: ['A'], from: '2026' };
    expect(withoutClause(filter, 'type')).toEqual({ ...everything, from: '2026' });
    expect(withoutClause(filter, 'from')).toEqual({ ...everything, type: ['A'] });
  });
});
