import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/errors.ts';
import { instant, position } from '@/lib/events/ids.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import type { ExaminingStep } from './internal-examining.ts';
import { Lane } from './internal-lane.ts';
import { mergeLanes } from './internal-merge.ts';
import type { Mark, ScanStep } from './internal-scan.ts';
import { nothingYet } from './internal-store-search.ts';

const at = (hour: number) => instant(new Date(Date.UTC(2026, 2, 1, hour)).toISOString());
const place = (after: string | null, hour: number | null): Mark => ({
  after: after === null ? null : position(after),
  tally: { ...nothingYet, searchedTo: hour === null ? null : at(hour) },
});

const hit = (hour: number): ScanStep => ({
  kind: 'hits',
  events: [{ ...sampleEvent(hour), recordedAt: at(hour) }],
  marks: [place(String(hour + 1), hour + 1)],
});
const progress = (hour: number): Extract<ScanStep, { kind: 'progress' }> => {
  const { after, tally } = place(String(hour), hour);
  return { kind: 'progress', tally, next: after };
};
const end: ScanStep = { kind: 'end', tally: nothingYet, capped: null, next: null };

/** A store that says these things, then fails or never answers again. */
function lane(
  store: string,
  given: readonly (ScanStep | ExaminingStep)[],
  then: 'fails' | 'hangs' | 'ends' | 'breaks',
): Lane {
  async function* steps(): AsyncGenerator<ScanStep | ExaminingStep> {
    for (const step of given) yield await Promise.resolve(step);
    if (then === 'ends') yield end;
    if (then === 'hangs') await new Promise(() => undefined);
    if (then === 'breaks') throw new TypeError('a fault of ours');
    throw new AppError('store_unavailable', 'It went away.');
  }
  const patience = then === 'hangs' ? 10 : 60_000;
  return new Lane({
    ...{ store, patience, steps: steps(), place: place(null, null) },
    stop: () => undefined,
  });
}

async function told(lanes: readonly Lane[]): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const step of mergeLanes(lanes, { limit: 100, inOrder: true })) {
    if (step.kind !== 'hits') continue;
    found.push(...step.told.map(({ lane: { store }, event }) => `${store} ${event.version}`));
  }
  return found;
}

describe('a store among several', () => {
  it('that fails on the way has told what it found, and holds nobody back', async () => {
    const broken = lane('a', [hit(9), progress(8)], 'fails');
    const whole = lane('b', [hit(10), progress(9), hit(3), progress(2)], 'ends');
    expect(await told([broken, whole])).toStrictEqual(['b 10', 'a 9', 'b 3']);
    expect([broken.failure, broken.searching, broken.held]).toStrictEqual([
      'It went away.',
      false,
      0,
    ]);
    expect(broken.mark.after).toBe('8');
    expect([whole.failure, whole.exhausted]).toStrictEqual([null, true]);
  });

  it('that does not answer is given up', async () => {
    const silent = lane('a', [hit(9), progress(8)], 'hangs');
    const whole = lane('b', [hit(3), progress(2)], 'ends');
    expect(await told([silent, whole])).toStrictEqual(['a 9', 'b 3']);
    expect(silent.failure).toContain('did not answer');
  });

  it('cannot hide a fault of ours as its own', async () => {
    await expect(told([lane('a', [], 'breaks'), lane('b', [], 'ends')])).rejects.toThrow(
      'a fault of ours',
    );
  });

  it('says what it does before it can judge more, and no longer than that', async () => {
    const folding = { stream: 'order/1', events: 20_000 };
    const examining = { examined: 500, backTo: null };
    const steps: readonly (ScanStep | ExaminingStep)[] = [
      { kind: 'examining', ...examining },
      { ...progress(8), folding },
      hit(5),
      progress(4),
    ];
    const busy = lane('a', steps, 'ends');
    const seen: Lane['busy'][] = [];
    for (let reads = 0; reads < 3; reads += 1) {
      await busy.pull();
      seen.push(busy.busy);
    }
    expect(seen).toStrictEqual([{ examining }, { folding }, {}]);
  });

  it('is not asked further than its next find while others lag behind', async () => {
    const ahead = lane('a', [hit(5), progress(4), hit(3), progress(2)], 'ends');
    const steps = mergeLanes([ahead, lane('b', [progress(8), hit(6), progress(5)], 'hangs')], {
      limit: 1,
      inOrder: true,
    });
    const found: string[] = [];
    for await (const step of steps) {
      if (step.kind === 'hits') found.push(...step.told.map(({ event }) => String(event.version)));
    }
    expect(found).toStrictEqual(['6']);
    expect(ahead.held).toBe(1);
  });
});
