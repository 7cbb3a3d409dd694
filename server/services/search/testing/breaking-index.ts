import type { SearchIndex } from '@/server/index/port.ts';

/** An index that cannot be read any more after so many questions. */
export function breakingAfter(index: SearchIndex, calls: number): SearchIndex {
  let asked = 0;
  const ask = <Answer>(answer: () => Promise<Answer>): Promise<Answer> => {
    asked += 1;
    return asked > calls ? Promise.reject(new Error('disk I/O error')) : answer();
  };
  return {
    ...methodsOf(index),
    coverage: () => ask(() => index.coverage()),
    placeAt: (ordinal) => ask(() => index.placeAt(ordinal)),
    candidates: (narrowing, request) => ask(() => index.candidates(narrowing, request)),
  };
}

const methodsOf = (index: SearchIndex): SearchIndex => ({
  coverage: () => index.coverage(),
  append: (batch) => index.append(batch),
  appendLedger: (entries, through) => index.appendLedger(entries, through),
  deriveAnew: (category, reducer) => index.deriveAnew(category, reducer),
  streamsAfter: (category, ordinal, limit) => index.streamsAfter(category, ordinal, limit),
  placesOf: (stream, ordinal, limit) => index.placesOf(stream, ordinal, limit),
  appendDerived: (derived) => index.appendDerived(derived),
  tidy: () => index.tidy(),
  placesAfter: (ordinal, limit) => index.placesAfter(ordinal, limit),
  placeAt: (ordinal) => index.placeAt(ordinal),
  candidates: (narrowing, request) => index.candidates(narrowing, request),
  facts: (narrowing, request) => index.facts(narrowing, request),
  days: () => index.days(),
  close: () => index.close(),
});
