import type { SummaryStep } from '@/lib/api/search-summary.ts';
import type { SearchCoverage, SearchStep } from '@/lib/api/search.ts';
import type { StoresSearchStep } from '@/lib/api/search-stores.ts';
import type { TailStep } from '@/lib/api/tail.ts';
import { AppError } from '@/lib/errors.ts';

/** Answers and failures after which nobody would ask again. */
const mostAsked = 300;

/** Asks until it is answered; what is no failure of a store ends it. */
export async function untilAnswered(ask: () => Promise<boolean>): Promise<void> {
  for (let asked = 0; asked < mostAsked; asked += 1) {
    try {
      if (await ask()) return;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
  throw new Error('This is never answered to its end.');
}

/** What a reader has when one part of an answer ends, and what is said of it. */
export interface Part {
  readonly ids: readonly string[];
  readonly table: Extract<SearchStep, { kind: 'table' }> | null;
  readonly coverage: Pick<SearchCoverage, 'complete' | 'unreadable' | 'capped' | 'provisional'> &
    Partial<SearchCoverage>;
  readonly goesOn: boolean;
}

type Ask = (
  cursor: string | null,
) => Promise<{ readonly value: AsyncIterable<SearchStep | StoresSearchStep> }>;

/** The table of a search as its reader gets it, who begins again where a failure broke off what was kept of it. */
export function tablePartsOf(ask: Ask): Promise<readonly Part[]> {
  let isKept = true;
  return partsOf(async (cursor) => {
    try {
      const answer = await ask(isKept ? cursor : null);
      isKept = true;
      return answer;
    } catch (error) {
      isKept = !(error instanceof AppError && error.field === 'cursor');
      throw error;
    }
  });
}

/**
 * The parts of a search as its reader gets them, who goes on after each end and each failure from the last place
 * that was told.
 */
export async function partsOf(ask: Ask): Promise<readonly Part[]> {
  const parts: Part[] = [];
  let ids: string[] = [];
  let cursor: string | null = null;
  await untilAnswered(async () => {
    let waiting: string[] = [];
    let table: Part['table'] = null;
    for await (const step of (await ask(cursor)).value) {
      if (step.kind === 'hits') waiting.push(...idsIn(step));
      if (step.kind === 'table') table = { ...step, items: [] };
      if (step.kind !== 'progress' && step.kind !== 'end') continue;
      if (step.next === null && step.kind === 'progress') continue;
      ids = [...ids, ...waiting];
      waiting = [];
      cursor = step.next;
      if (step.kind === 'progress') continue;
      parts.push({ ids, table, coverage: step.coverage, goesOn: step.next !== null });
      return step.next === null;
    }
    throw new Error('A search ends with its end.');
  });
  return parts;
}

const idsIn = (step: Extract<SearchStep | StoresSearchStep, { kind: 'hits' }>): readonly string[] =>
  step.items.map((item) => ('event' in item ? `${item.store}:${item.event.id}` : item.id));

export type SummaryEnd = Extract<SummaryStep, { kind: 'end' }>;

/** The figures when each part of a count ends, and what is said of them. */
export interface CountedPart {
  readonly figures: Extract<SummaryStep, { kind: 'figures' }>;
  readonly end: SummaryEnd;
}

/** A count that is gone on with as long as somebody holds what was counted, and begun again else. */
export async function countsOf(
  ask: (cursor: string | null) => Promise<{ readonly value: AsyncIterable<SummaryStep> }>,
): Promise<readonly CountedPart[]> {
  const parts: CountedPart[] = [];
  let cursor: string | null = null;
  await untilAnswered(async () => {
    let figures: CountedPart['figures'] | null = null;
    const from = cursor;
    cursor = null;
    for await (const step of (await ask(from)).value) {
      if (step.kind === 'figures') figures = step;
      if (step.kind === 'progress') cursor = step.next;
      if (step.kind !== 'end' || figures === null) continue;
      parts.push({ figures, end: step });
      cursor = step.next;
      return step.next === null;
    }
    throw new Error('A count ends with its end.');
  });
  return parts;
}

/** Ids of everything up to now, as a reader follows it who comes back with the last place that was told. */
export async function tailedBy(
  ask: (after: string) => Promise<{ readonly value: AsyncIterable<TailStep> }>,
): Promise<readonly string[]> {
  const ids: string[] = [];
  let after = '0';
  await untilAnswered(async () => {
    for await (const step of (await ask(after)).value) {
      if (step.kind === 'event') ids.push(step.event.id);
      if (step.kind !== 'start') after = step.place;
      if (step.kind === 'progress' && step.live) return true;
    }
    throw new Error('A tail ends when it is live.');
  });
  return ids;
}
