import { describe, expect, it } from 'vitest';
import type { ExportJobView } from '@/lib/api/jobs.ts';
import { downloadWord, rateWords, sizeWords, stateWord } from '@/components/ui/job-words.ts';
import { endWords, exportWords, shareOf } from './job-words.ts';
import { panelWords } from './panel-words.ts';
import { sampleExport } from './sample-export.ts';

describe('the word for a job', () => {
  it.each<readonly [Partial<ExportJobView>, string]>([
    [{ state: 'done', outcome: { complete: true, notes: [] } }, 'complete'],
    [{ state: 'done', outcome: { complete: false, notes: ['x'] } }, 'partial'],
    [{ state: 'done', outcome: null }, 'partial'],
    [{ state: 'failed', failure: 'no' }, 'failed'],
    [{ state: 'queued' }, 'waiting'],
    [{ state: 'cancelled' }, 'cancelled'],
  ])('is never complete unless it is: %j', (differences, word) => {
    expect(stateWord(sampleExport(differences))[0]).toBe(word);
  });
});

describe('the line of an export', () => {
  it('says what was examined and found', () => {
    expect(exportWords(sampleExport())).toBe('examined 1,200 events, 7 found');
  });

  it('says why it ended', () => {
    expect(endWords(sampleExport({ state: 'failed', failure: 'The disk is full.' }))).toEqual([
      'The disk is full.',
    ]);
    expect(endWords(sampleExport({ outcome: { complete: false, notes: ['a', 'b'] } }))).toEqual([
      'a',
      'b',
    ]);
    expect(endWords(sampleExport({ state: 'cancelled' }))).toEqual([
      'It was given up before the end of the log.',
    ]);
  });

  it('says of newer events that are not in it while it is at work already', () => {
    const leftOut = { newer: 2, more: false, provisional: true };
    const [words] = endWords(sampleExport({ asked: { ...sampleExport().asked, leftOut } }));
    expect(words).toMatch(/^2 events newer than its head p4000 are not in it/);
    expect(endWords(sampleExport())).toEqual([]);
  });

  it('says that it goes on where it stopped only where it does', () => {
    expect(endWords(sampleExport({ state: 'paused' }))).toEqual(['It goes on where it stopped.']);
    expect(endWords(sampleExport({ state: 'paused', goesOn: false }))).toEqual([
      'Its rows are known only at the end, so it begins again when it is resumed.',
    ]);
  });

  it('never says which of those that wait is next', () => {
    const [words] = endWords(sampleExport({ state: 'queued' }));
    expect(words).toContain('waits its turn');
    expect(words).not.toContain('next');
  });

  it('offers a part of a file only where there is one', () => {
    expect(downloadWord(sampleExport({ state: 'paused' }))).toBe('Download part');
    expect(downloadWord(sampleExport({ state: 'paused', bytes: 0 }))).toBeNull();
    expect(downloadWord(sampleExport({ state: 'failed', bytes: 0 }))).toBeNull();
    const outcome = { complete: true, notes: [] };
    expect(downloadWord(sampleExport({ state: 'done', bytes: 0, outcome }))).toBe('Download');
  });

  it('tells a rate only when there is one', () => {
    expect(rateWords(0, 5000)).toBeNull();
    expect(rateWords(100, 100)).toBeNull();
    expect(rateWords(42_345, 2000)).toBe('21,000 events/s');
    expect(rateWords(30, 2000)).toBe('15 events/s');
  });

  it('tells how far back it is by time', () => {
    expect(shareOf(sampleExport())).toBe(75);
    expect(shareOf(sampleExport({ state: 'done' }))).toBe(100);
    const unknown = { ...sampleExport().asked, oldest: null };
    expect(shareOf(sampleExport({ asked: unknown }))).toBeNull();
  });

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1500, '1.5 kB'],
    [31_400_000, '31 MB'],
    [2_500_000_000, '2.5 GB'],
  ])('tells a size: %j', (bytes, words) => {
    expect(sizeWords(bytes)).toBe(words);
  });
});

describe('the head of the panel', () => {
  it('counts what is at work, ready and stopped', () => {
    const jobs = (['running', 'queued', 'done', 'paused', 'failed'] as const).map((state) =>
      sampleExport({ state }),
    );
    expect(panelWords(jobs)).toBe('Exports: 2 at work, 1 to download, 2 stopped before the end');
    expect(panelWords(jobs.slice(2, 3))).toBe('Exports: 1 to download');
  });
});
