import type { Budgets } from './session.mjs';

/**
 * What a reducer may use. A fold of our own takes well below a tenth of a millisecond for an event,
 * so a quarter of a second means that something is wrong. Memory is what QuickJS allocates for code, data and state.
 */
export const usualBudgets: Budgets = {
  eventMilliseconds: 125,
  memoryBytes: 24 * 1024 * 1024,
  stackBytes: 256 * 1024,
  stateCharacters: 1024 * 1024,
};

/** After this time on one event, and half as much again of work, the worker is ended from outside. */
export const killMilliseconds = 400;
/** A worker that has not started by then will not. */
export const startMilliseconds = 30_000;
/** Work for a thousand events; a reducer that needs more would hold up everybody. */
export const thousandMilliseconds = 2500;
/** Whatever else is going on: a machine this busy helps nobody. */
export const longestMilliseconds = 60_000;
/** Reducers that may run at the same time. */
export const mostRuns = 2;
/** Workers there may be, those included that rest between two batches. */
export const mostWorkers = 4;
/** Characters of events that are handed to a worker at once, so that it never holds a whole page of large ones. */
export const batchCharacters = 4 * 1024 * 1024;

/**
 * The same from outside in a browser, where nobody tells the time a thread has worked: the two of
 * `eventMilliseconds`, and half a second that the machine may be busy with something else.
 */
export const quietMilliseconds = 750;
/**
 * For loading a script and for a new engine, both in a browser: neither is an event, and either may have to compile
 * WebAssembly while the machine is busy. What a script does while it is loaded the engine ends by itself.
 */
export const preparingMilliseconds = 10_000;
/** Time of the clock for one batch in a browser, four times the work of a thousand events on a server. */
export const batchMilliseconds = 4 * thousandMilliseconds;
