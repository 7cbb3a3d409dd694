import { describe, expect, it } from 'vitest';
import { recordedSearch } from './recorded-search.ts';

const day = { from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z' };

describe('the search for a picked time', () => {
  it('names the days of the reader, and their zone', () => {
    expect(recordedSearch('accounts', day, 'UTC')).toBe(
      '/stores/accounts/search?q=recorded:2026-03-01&zone=UTC',
    );
  });

  it('names the exact times where they are no days of the reader', () => {
    expect(decodeURIComponent(recordedSearch('accounts', day, 'Asia/Tokyo'))).toBe(
      '/stores/accounts/search?q=recorded:2026-03-01T00:00Z..2026-03-01T23:59Z&zone=Asia/Tokyo',
    );
  });
});
