import { describe, expect, it } from 'vitest';
import type { IndexView } from '@/lib/api/search-index.ts';
import { indexWords } from './index-words.ts';

const view = (differences: Partial<IndexView>): IndexView => ({
  state: 'following',
  problem: null,
  events: '12000',
  through: '12000',
  ledgerEvents: '12000',
  ledgerThrough: '12000',
  recent: '0',
  ledgers: [],
  parts: false,
  rate: 0,
  bytes: '4200000',
  ...differences,
});

const ledger = (category: string, current: boolean, derived: number) =>
  ({ category, current, derived, madeBy: 'rules', hash: 'c0ffee' }) as const;

describe('what is said of a search index', () => {
  it('tells of the newest events while the oldest are taken in', () => {
    const { text } = indexWords(view({ state: 'indexing', events: '500', recent: '100' }), '1000');
    expect(text).toBe(
      'Taking in 500 of 1,000 events (50 %). The newest 100 are searched by an index of their own meanwhile.',
    );
  });

  it.each<readonly [Partial<IndexView>, string | null, string, string | null]>([
    [
      { state: 'off' },
      '39805',
      'There is none: search reads the log itself.',
      'One would take about 24 MB and 8 s; it stores no payloads.',
    ],
    [
      { state: 'off' },
      '9000000',
      'There is none: search reads the log itself.',
      'One would take about 5.4 GB and 30 min; it stores no payloads.',
    ],
    [
      { state: 'off', parts: true },
      '9000000',
      'There is none: search reads the log itself.',
      'One would take about 7.7 GB and 50 min; it stores no payloads.',
    ],
    [{ state: 'off' }, null, 'There is none: search reads the log itself.', null],
    [
      { state: 'waiting' },
      '39805',
      'It is wanted; its process has not begun yet.',
      'Until then search reads the log itself.',
    ],
    [
      { state: 'paused' },
      '39805',
      'Paused at 12,000 of 39,805 events.',
      '4.2 MB on disk, no payloads.',
    ],
    [
      { state: 'indexing', rate: 4000 },
      '36000',
      'Taking in 12,000 of 36,000 events (33 %), 4,000 a second, about 6 s left.',
      '4.2 MB on disk, no payloads.',
    ],
    [{ state: 'indexing' }, null, 'Taking in 12,000 events.', '4.2 MB on disk, no payloads.'],
    [{}, '12000', 'Covers 12,000 events, new ones as they come.', '4.2 MB on disk, no payloads.'],
    [
      { ledgerEvents: '500', bytes: '900' },
      '12000',
      'Covers 12,000 events, new ones as they come; changes of states up to 500 of 12,000 events.',
      '0.9 kB on disk, no payloads.',
    ],
    [
      { ledgers: [ledger('account', true, 100), ledger('order', false, 40)] },
      '12000',
      'Covers 12,000 events, new ones as they come. Changes of states by another reducer are being derived for order (40 % done); until then search judges every event there.',
      '4.2 MB on disk, no payloads.',
    ],
  ])('%j of %s: %s', (differences, total, ...[text, more]) => {
    expect(indexWords(view(differences), total)).toEqual({ text, more, bad: false });
  });

  it('says what is wrong with it before anything else', () => {
    expect(indexWords(view({ state: 'failed', problem: 'The disk is full.' }), '1')).toEqual({
      text: 'The disk is full.',
      more: 'Until then search reads the log itself.',
      bad: true,
    });
  });
});
