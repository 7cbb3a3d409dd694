import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TailStep } from '@/lib/api/tail.ts';
import type { EventView } from '@/lib/api/views.ts';
import {
  advance,
  mostHeld,
  mostShown,
  newRun,
  rates,
  type LiveAction,
  type LiveRun,
} from './live-run.ts';

const event = (id: number): EventView => ({
  id: `e${id}`,
  streamId: 's',
  category: null,
  version: '1',
  position: String(id),
  type: 'T',
  schemaVersion: null,
  recordedAt: null,
  occurredAt: null,
  correlationId: null,
  causationId: null,
  initiator: null,
  tenant: null,
  tags: [],
  link: false,
  data: { kind: 'absent' },
  metadata: { kind: 'absent' },
  problems: [],
});

const came = (id: number, late = false): TailStep => ({
  kind: 'event',
  event: event(id),
  place: String(id),
  late,
});

const after = (run: LiveRun, ...actions: readonly LiveAction[]): LiveRun =>
  actions.reduce(advance, run);
const step = (given: TailStep, now = 0): LiveAction => ({ kind: 'step', step: given, now });
const ids = ({ shown }: LiveRun): readonly string[] => shown.map(({ id }) => id);

describe('what is watched live', () => {
  it('stands newest first, with where the next connection goes on', () => {
    const run = after(newRun, step(came(1)), step(came(2, true)));
    expect(ids(run)).toEqual(['e2', 'e1']);
    expect([...run.late]).toEqual(['e2']);
    expect(run.place).toBe('2');
  });

  it('is counted while paused, and shown afterwards', () => {
    const paused = after(newRun, step(came(1)), { kind: 'pause' }, step(came(2)), step(came(3)));
    expect(ids(paused)).toEqual(['e1']);
    expect(paused.held).toHaveLength(2);
    expect(ids(after(paused, { kind: 'resume' }))).toEqual(['e3', 'e2', 'e1']);
  });

  it('leaves the screen at its end, counted', () => {
    const many = Array.from({ length: mostShown + 3 }, (_, id) => step(came(id)));
    const run = after(newRun, ...many);
    expect([run.shown.length, run.dropped]).toEqual([mostShown, 3]);
  });

  it('loses and repeats nothing, however often it is paused and for however long', () => {
    const turns = fc.array(fc.record({ pause: fc.boolean(), events: fc.nat(mostHeld + 80) }), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(turns, (given) => {
        const log: number[] = [];
        let run = newRun;
        const shown: string[] = [];
        const drain = (): void => {
          // A connection goes on behind the place of the run.
          for (const id of log.filter((each) => each > Number(run.place ?? 0))) {
            run = after(run, step(came(id)));
          }
        };
        for (const { pause, events } of given) {
          run = after(run, { kind: pause ? 'pause' : 'resume' });
          drain();
          for (let count = 0; count < events; count += 1) log.push(log.length + 1);
          drain();
        }
        run = after(run, { kind: 'resume' });
        drain();
        shown.push(...ids(run));
        const expected = log.map((id) => `e${id}`).reverse();
        expect(shown).toEqual(expected.slice(0, mostShown));
        expect(run.dropped).toBe(Math.max(0, log.length - mostShown));
      }),
      { numRuns: 40 },
    );
  });

  it('has a rate over the last seconds', () => {
    const now = 1_000_000;
    const counts = rates([now, now - 1000, now - 3000, now - 999_999], now);
    expect(counts.slice(-2)).toEqual([0.5, 1]);
    expect(counts.reduce((sum, each) => sum + each)).toBe(1.5);
  });
});
