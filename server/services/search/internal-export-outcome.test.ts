import { describe, expect, it } from 'vitest';
import { exportOutcome } from './internal-export-outcome.ts';

const leftOut = { newer: 0, more: false, provisional: false };
const whole = {
  ...{ unreadable: 0, shortened: 0, notes: [], isFinal: true, atLimit: false },
  ...{ head: '4', leftOut },
};
const newer = { ...leftOut, newer: 2 };

describe('what an export is worth', () => {
  it('is complete where nothing is missing, also at the limit it was asked for', () => {
    expect(exportOutcome(whole)).toEqual({ complete: true, notes: [] });
    expect(exportOutcome({ ...whole, atLimit: true })).toEqual({
      complete: true,
      notes: ['It ends with as many matches as the query asks for.'],
    });
  });

  it('is complete back from the head it was asked for, and says what is newer', () => {
    const { complete, notes } = exportOutcome({ ...whole, leftOut: newer });
    expect(complete).toBe(true);
    expect(notes).toEqual([
      '2 events newer than its head p4 are not in it: it was asked for back from there.',
    ]);
  });

  it.each([
    [{ unreadable: 1 }, /^1 event could not be judged/],
    [{ unreadable: 2 }, /^2 events could not be judged/],
    [{ shortened: 1 }, /^1 payload is longer than 16 MiB: only its beginning/],
    [{ shortened: 2 }, /^2 payloads are longer than 16 MiB: only their beginning/],
    [{ isFinal: false }, /how far its log is final/],
    [
      { leftOut: { ...newer, provisional: true } },
      /^2 events newer than its head p4 are not in it/,
    ],
    [{ notes: ['A row is missing.'] }, /^A row is missing\.$/],
  ])('is not complete, and says so in one or many: %j', (differences, words) => {
    const { complete, notes } = exportOutcome({ ...whole, ...differences });
    expect(complete).toBe(false);
    expect(notes).toEqual([expect.stringMatching(words)]);
  });
});
