import { describe, expect, it } from 'vitest';
import { presetsBefore, readPeriod } from './period-form.ts';

const open = { from: '', to: '' };
const read = (from: string, to: string, zone = 'UTC') => readPeriod({ from, to }, open, zone);

describe('a period as written', () => {
  it('is open where nothing is written', () => {
    expect(read('', ' ')).toEqual({ ok: true, period: open });
  });

  it('takes the whole of a shortened end', () => {
    expect(read('2026-03', '2026-03-31')).toMatchObject({
      period: { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z' },
    });
  });

  it("is meant in the reader's zone unless it names another", () => {
    expect(read('2026-07-01', '2026-07-01T10:00Z', 'Europe/Berlin')).toMatchObject({
      period: { from: '2026-06-30T22:00:00Z', to: '2026-07-01T10:01:00Z' },
    });
  });

  it('stays as it was where it has not been touched', () => {
    const was = { from: '2026', to: '2026-04-01T00:00:00Z' };
    expect(readPeriod(was, was, 'Asia/Tokyo')).toEqual({ ok: true, period: was });
  });

  it('says which part is no time', () => {
    expect(read('soon', '')).toEqual({
      ok: false,
      field: 'from',
      message: '“soon” is not a date or time.',
    });
    expect(read('2026', '2026-02-30')).toMatchObject({ ok: false, field: 'to' });
  });

  it('does not end before it begins', () => {
    expect(read('2026-03-02', '2026-03-01')).toMatchObject({
      ok: false,
      field: 'to',
      message: 'This ends before it begins.',
    });
    expect(read('2026-03-01', '2026-03-01').ok).toBe(true);
  });

  it('may be without end', () => {
    expect(read('2026', 'infinity')).toMatchObject({ ok: true, period: { to: 'infinity' } });
  });
});

describe('spans to choose', () => {
  it('end with the newest event of the log', () => {
    const [lastDay] = presetsBefore('2026-11-20T12:00:00.123456Z');
    expect(lastDay).toEqual({ label: 'last day', from: '2026-11-19T12:00:00.123456Z' });
  });

  it('are none for an empty log', () => {
    expect(presetsBefore(null)).toEqual([]);
  });
});
