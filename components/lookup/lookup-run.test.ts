import { describe, expect, it } from 'vitest';
import type { FoundStream, LookupStep } from '@/lib/api/lookup.ts';
import { advance, newRun, type LookupRun } from './lookup-run.ts';
import { ranked } from './ranked.ts';

const receipt = {
  version: '1',
  eventId: 'e',
  type: 'T',
  recordedAt: '2026-03-01T00:00:00Z',
  initiator: null,
};

const found = (stream: string, over: Partial<FoundStream> = {}): FoundStream => ({
  stream,
  category: null,
  name: null,
  named: false,
  now: true,
  holdings: [{ path: 'email', from: receipt, to: null }],
  incompleteFrom: null,
  madeBy: { kind: 'inferred', source: null },
  ...over,
});

const end = (over: Partial<Extract<LookupStep, { kind: 'end' }>> = {}): LookupStep => ({
  kind: 'end',
  examined: 10,
  streams: 1,
  mentions: 2,
  untold: 1,
  doubtful: 1,
  searchedTo: null,
  complete: true,
  provisional: null,
  unreadable: 0,
  indexed: null,
  states: 'all',
  next: null,
  ...over,
});

const run = (steps: readonly LookupStep[]): LookupRun =>
  steps.reduce<LookupRun>((before, step) => advance(before, { kind: 'step', step }), newRun);

describe('a lookup', () => {
  it('keeps what was found once, also when it is told again after a break', () => {
    const first = run([
      { kind: 'found', items: [found('a'), found('b')] },
      end({ next: 'more', complete: false }),
    ]);
    expect(first.state).toBe('ended');
    const going = advance(first, { kind: 'continue' });
    expect(going.state).toBe('running');
    const steps: readonly LookupStep[] = [
      { kind: 'found', items: [found('b'), found('c')] },
      end(),
    ];
    const last = steps.reduce((before, step) => advance(before, { kind: 'step', step }), going);
    expect(last.found.map(({ stream }) => stream)).toEqual(['a', 'b', 'c']);
    expect([last.mentions, last.untold]).toEqual([4, 2]);
    expect(last.end?.complete).toBe(true);
  });

  it('keeps what was found when it fails', () => {
    const failed = advance(run([{ kind: 'found', items: [found('a')] }]), {
      kind: 'fail',
      message: 'gone',
    });
    expect(failed).toMatchObject({ state: 'failed', failure: 'gone', found: [{ stream: 'a' }] });
  });
});

describe('the order of what was found', () => {
  it('is: what is named, who has it, who had it, what refers to it', () => {
    const inside = [{ path: 'customer.email', from: receipt, to: null }];
    const all = [
      found('order', { holdings: inside }),
      found('had', { name: 'B', now: false }),
      found('has', { name: 'A' }),
      found('itself', { named: true, holdings: [] }),
    ].map((each) => ({ ...each, store: 's' }));
    expect(ranked(all).map(({ stream }) => stream)).toEqual(['itself', 'has', 'had', 'order']);
  });
});
