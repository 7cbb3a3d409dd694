import 'server-only';

/** Milliseconds after which what was found is told, however far a batch is: judging an event may fold its stream. */
const usual = 300;

/** The moment, by the clock of the process, at which what was judged so far is told at the latest. */
export const tellBy = ({ tellMilliseconds }: { readonly tellMilliseconds?: number }): number =>
  performance.now() + (tellMilliseconds ?? usual);
