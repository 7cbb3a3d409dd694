import type { Reader } from './reader.ts';

/** Milliseconds until a place is given up where the server does not show who writes. */
const byTime = 10_000;

/** Milliseconds that a place stays open after everyone is gone who is known to be able to fill it. */
export const patienceOf = ({ seal, bound }: Pick<Reader, 'seal' | 'bound'>): number =>
  seal === 'time' ? byTime : bound.layout.sealAfter * 1000;
