import { describe, expect, it } from 'vitest';
import type { TruthJobView } from '@/lib/api/jobs.ts';
import { reducerWords, truthJobFor, truthJobWords, worthWords } from './truth-job.ts';

const job = (differences: Partial<TruthJobView> = {}): TruthJobView => ({
  id: 'a'.repeat(32),
  kind: 'truth',
  stores: ['orders'],
  state: 'running',
  asof: null,
  createdAt: '2026-03-01T10:00:00.000Z',
  endedAt: null,
  milliseconds: 0,
  bytes: 0,
  goesOn: true,
  failure: null,
  outcome: null,
  asked: {
    ...{ category: 'order', when: 'total < 0', head: '9', isFinal: true, now: '' },
    leftOut: { newer: 0, more: false, provisional: false },
    reducer: { kind: 'inferred', source: null, hash: null },
  },
  progress: { streams: 40, events: 400, found: 2, incomplete: 0 },
  ...differences,
});
const question = { store: 'orders', category: 'order', condition: 'total < 0' };

describe('the job of a question', () => {
  it('is the newest one with the same question', () => {
    const jobs = [job({ id: 'b' }), job()];
    expect(truthJobFor(jobs, question, null)?.id).toBe('b');
    expect(truthJobFor(jobs, { ...question, condition: 'total < 1' }, null)).toBeNull();
    expect(truthJobFor(jobs, { ...question, category: 'account' }, null)).toBeNull();
  });

  it('is about the same moment, however that is written', () => {
    const jobs = [job({ asof: '2026-01-20T10:00:00Z' })];
    expect(truthJobFor(jobs, question, null)).toBeNull();
    expect(truthJobFor(jobs, question, '2026-01-20T10:00Z')).toBe(jobs[0]);
  });
});

describe('the words for it', () => {
  it('say how far it came', () => {
    expect(truthJobWords(job(), 8884)).toBe('It held in 2 streams so far; 40 of 8,884 asked.');
    expect(truthJobWords(job(), null)).toBe('It held in 2 streams so far; 40 asked.');
    expect(truthJobWords(job({ state: 'failed' }), null)).toContain('so far');
    expect(truthJobWords(job({ state: 'queued' }), 9)).toContain('waits its turn');
  });

  it('say that every one was asked only when it was', () => {
    const progress = { streams: 900, events: 0, found: 1, incomplete: 0 };
    expect(truthJobWords(job({ state: 'done', progress }), 900)).toBe(
      'It held in 1 stream of 900; every one was asked.',
    );
  });

  it('say what is incomplete', () => {
    const { progress } = job();
    expect(worthWords(progress)).toBe(
      '400 events folded; nothing was missing or unreadable in them.',
    );
    expect(worthWords({ ...progress, incomplete: 1 })).toContain('1 stream is incomplete');
    expect(worthWords({ ...progress, incomplete: 3 })).toContain('3 streams are');
  });

  it('name what folded', () => {
    const source = `order v2 sha256:${'1a2b3c4d'.repeat(8)}`;
    expect(reducerWords({ kind: 'reducer', source, hash: null })).toBe(
      'reducer order v2 · 1a2b3c4d',
    );
    expect(reducerWords({ kind: 'inferred', source: null, hash: null })).toBe('inferred states');
  });
});
