// @ts-check
/** What the engine says when it was stopped, and what a person can do about it. */
const endings = /** @type {const} */ ([
  [/interrupted/, 'It took longer than one event may take.'],
  [/out of memory/i, 'It used more memory than a reducer may use.'],
  [/stack overflow/i, 'It called itself too deeply.'],
]);

/**
 * Of what the code threw.
 * @param {unknown} value
 */
export function wordsOf(value) {
  if (typeof value !== 'object' || value === null || !('message' in value)) return String(value);
  const name = 'name' in value ? `${String(value.name)}: ` : '';
  return `${name}${String(value.message)}`.slice(0, 1000);
}

/** @param {unknown} error */
export function reasonOf(error) {
  const message = error instanceof Error ? error.message : String(error);
  return endings.find(([pattern]) => pattern.test(message))?.[1] ?? message;
}

/** @param {string} reason */
export const failed = (reason) => JSON.stringify({ f: reason, l: '' });
