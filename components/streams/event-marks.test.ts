import { describe, expect, it } from 'vitest';
import { marksOf, sizeWords } from './event-marks.ts';
import { sampleEvent } from './sample-events.ts';

const labels = (...input: Parameters<typeof marksOf>): readonly string[] =>
  marksOf(...input).map((mark) => mark.label);

describe('marks of an event', () => {
  it('are none for an ordinary one', () => {
    expect(marksOf(sampleEvent(2), sampleEvent(1))).toStrictEqual([]);
  });

  it('say that a payload cannot be read, and where', () => {
    const message = 'The data at line 1, column 214: Expected a closing quote, the text ends.';
    const event = sampleEvent(2, { problems: [{ code: 'invalid_json', message }] });
    expect(marksOf(event, null)).toStrictEqual([
      { kind: 'unreadable', label: 'unreadable', meaning: message },
    ]);
  });

  it('tell a repeated key from an unreadable payload', () => {
    const event = sampleEvent(2, { problems: [{ code: 'duplicate_keys', message: 'Twice.' }] });
    expect(marksOf(event, null)).toMatchObject([{ kind: 'warning', label: 'duplicate keys' }]);
  });

  it('tell an unknown zone and a name that looks like another, each in its own tint', () => {
    const problems = [
      { code: 'zone_unknown', message: 'Read as UTC.' },
      { code: 'mixed_scripts', message: 'Two scripts.' },
    ];
    expect(marksOf(sampleEvent(2, { problems }), null)).toStrictEqual([
      { kind: 'zone', label: 'zone unknown', meaning: 'Read as UTC.' },
      { kind: 'warning', label: 'mixed scripts', meaning: 'Two scripts.' },
    ]);
  });

  it('name the four ways of not being there', () => {
    const kinds = [
      sampleEvent(1, { data: { kind: 'erased' } }),
      sampleEvent(1, { data: { kind: 'masked', reason: 'personal' } }),
      sampleEvent(1, { data: { kind: 'oversized', size: 50_000_000, head: '{' } }),
      sampleEvent(1, { data: { kind: 'omitted' } }),
    ].map((event) => labels(event, null)[0]);
    expect(kinds).toStrictEqual(['erased', 'masked', '50.0 MB', 'not fetched']);
  });

  it('tell a late arrival from an hour on', () => {
    const recordedAt = '2026-04-02T18:30:09Z';
    const late = sampleEvent(28, { recordedAt, occurredAt: '2026-03-30T12:00:00Z' });
    const prompt = sampleEvent(28, { recordedAt, occurredAt: '2026-04-02T18:29:00Z' });
    expect(labels(late, null)).toStrictEqual(['recorded 3 days after it happened']);
    expect(labels(prompt, null)).toStrictEqual([]);
  });

  it('tell clocks running backwards and taken versions', () => {
    const before = sampleEvent(3, { recordedAt: '2026-01-01T10:00:00Z' });
    const back = sampleEvent(4, { recordedAt: '2026-01-01T08:00:00Z' });
    const twin = sampleEvent(3, { id: 'other', recordedAt: '2026-01-01T10:00:00Z' });
    expect(labels(back, before)).toStrictEqual(['clock ran back 2 h']);
    expect(labels(twin, before)).toStrictEqual(['duplicate version']);
  });

  it('tell a link and its home', () => {
    const [mark] = marksOf(sampleEvent(1, { link: true }), null);
    expect(mark).toMatchObject({ kind: 'link' });
    expect(mark?.meaning).toContain('account-1042');
  });
});

describe('sizes in words', () => {
  it.each([
    [812, '812 B'],
    [1400, '1.4 kB'],
    [64_000, '64 kB'],
    [3_200_000, '3.2 MB'],
  ])('%i is %s', (size, words) => {
    expect(sizeWords(size)).toBe(words);
  });
});
