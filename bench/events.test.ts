import { describe, expect, it } from 'vitest';
import { BENCH_TYPES, benchEvents, FREQUENT_WORD, LONGEST_STREAM, RARE_WORD } from './events.ts';

const rows = [...benchEvents({ seed: 'test', events: 20_000 })];
const mean = (sizes: readonly number[]): number =>
  sizes.reduce((sum, size) => sum + size, 0) / sizes.length;

describe('generated bench events', () => {
  it('are the same for the same seed', () => {
    const again = [...benchEvents({ seed: 'test', events: 50 })];
    const other = [...benchEvents({ seed: 'else', events: 50 })];
    expect(again).toStrictEqual([...benchEvents({ seed: 'test', events: 50 })]);
    expect(again).not.toStrictEqual(other);
  });

  it('hold one word often and one seldom', () => {
    const share = (word: string): number => {
      const inWords = new RegExp(`\\b${word}\\b`);
      return rows.filter(({ data }) => inWords.test(String(data))).length / rows.length;
    };
    expect(share(FREQUENT_WORD)).toBeGreaterThan(0.3);
    expect(share(RARE_WORD)).toBeGreaterThan(0.001);
    expect(share(RARE_WORD)).toBeLessThan(0.01);
  });

  it('stand in the order of time, over two years', () => {
    const times = rows.map(({ recordedAt }) => recordedAt);
    expect(times).toStrictEqual([...times].sort());
    expect([times[0]?.slice(0, 7), times.at(-1)?.slice(0, 7)]).toStrictEqual([
      '2024-11',
      '2026-11',
    ]);
  });

  it('give a fifth of all events to the longest stream, without holes', () => {
    const versions = rows.filter(({ stream }) => stream === LONGEST_STREAM);
    expect(versions.map(({ version }) => version)).toStrictEqual(
      Array.from({ length: 4000 }, (_, index) => index + 1),
    );
  });

  it('give the longest stream as many events as asked for', () => {
    const given = [...benchEvents({ seed: 'test', events: 1250, longest: 1000 })];
    const longest = given.filter(({ stream }) => stream === LONGEST_STREAM);
    expect(longest.map(({ version }) => version)).toStrictEqual(
      Array.from({ length: 1000 }, (_, index) => index + 1),
    );
    expect(given).toHaveLength(1250);
  });

  it('spread the rest over streams of very different lengths', () => {
    const lengths = new Map<string, number>();
    for (const { stream } of rows) lengths.set(stream, (lengths.get(stream) ?? 0) + 1);
    expect(lengths.size).toBeGreaterThan(8000);
    expect([...lengths.values()].filter((length) => length === 1).length).toBeGreaterThan(6000);
  });

  it('have forty types and payloads of the promised size', () => {
    expect(new Set(BENCH_TYPES).size).toBe(40);
    expect(new Set(rows.map(({ type }) => type)).size).toBe(40);
    const size = (text: unknown): number => (typeof text === 'string' ? text.length : 0);
    expect(mean(rows.map((row) => size(row.data)))).toBeGreaterThan(260);
    expect(mean(rows.map((row) => size(row.data)))).toBeLessThan(360);
    expect(mean(rows.map((row) => size(row.metadata)))).toBeGreaterThan(120);
    expect(mean(rows.map((row) => size(row.metadata)))).toBeLessThan(190);
  });

  it('name causes inside their conversation', () => {
    const byId = new Map(rows.map((row) => [row.id, row]));
    const strangers = rows.filter(
      ({ causationId, correlationId }) =>
        causationId !== null && byId.get(causationId)?.correlationId !== correlationId,
    );
    expect(strangers).toStrictEqual([]);
  });
});
