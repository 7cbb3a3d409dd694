// @ts-check
import { answering } from './answers.mjs';

/**
 * The life of a sandbox that is spoken to from outside. The first message brings the budgets and is
 * answered by { ready }; then it answers as `answers.mjs` says, and { renew } by { renewed }, from an
 * engine that knows nothing of the one before.
 * @param {(budgets: import('./session.mjs').Budgets) => Promise<import('./session.mjs').Session>} open
 * @param {(answer: object) => void} post
 * @returns {(message: any) => Promise<void>}
 */
export function serving(open, post) {
  /** @type {import('./session.mjs').Budgets | null} */
  let budgets = null;
  /** @type {import('./session.mjs').Session | null} */
  let session = null;
  /** @type {(message: any) => void} */
  let answer = () => undefined;
  const begin = async (/** @type {import('./session.mjs').Budgets} */ given) => {
    session?.close();
    session = await open(given);
    answer = answering(session, { post, mark: () => undefined });
  };
  return async (message) => {
    if (budgets === null) {
      budgets = message;
      await begin(message);
      post({ ready: true });
    } else if (message.renew === true) {
      await begin(budgets);
      post({ renewed: true });
    } else answer(message);
  };
}
