// @ts-check
import { reasonOf } from './session.mjs';

/**
 * What a worker that holds a session says to its host, in Node and in a browser. Takes { load: code },
 * { begin: { name, state } } and { id, events, careful }; answers { found } or { fault }, { begun }, and
 * { id, steps, done } as often as it has something to tell: after every event where `careful` is set.
 */

const tellMilliseconds = 20;
/** What one batch may answer; the rest of its events is asked for again. */
const mostCharacters = 4 * 1024 * 1024;

/**
 * @typedef {object} Batch
 * @property {number} id
 * @property {readonly import('./session.mjs').SandboxEvent[]} events
 * @property {boolean} [careful]
 *
 * @typedef {object} Voice
 * @property {(answer: object) => void} post
 * @property {(event: number) => void} mark Says which event is at work, counted from 1; 0: none.
 */

/**
 * @param {import('./session.mjs').Session} session
 * @param {Voice} voice
 * @returns {(message: any) => void}
 */
export function answering(session, { post, mark }) {
  /** @type {Readonly<Record<string, (message: any) => object>>} */
  const answers = {
    load: ({ load }) => ({ found: session.load(load) }),
    begin: ({ begin }) => {
      session.begin(begin.name, begin.state);
      return { begun: true };
    },
    events: foldEvents,
  };

  /** @param {Batch} batch */
  function foldEvents({ id, events, careful = false }) {
    /** @type {string[]} */
    let steps = [];
    let told = performance.now();
    let characters = 0;
    for (const [index, event] of events.entries()) {
      mark(index + 1);
      const step = session.step(event);
      steps.push(step);
      characters += step.length;
      if (step.startsWith('{"f":') || characters > mostCharacters) break;
      if (careful || performance.now() - told > tellMilliseconds) {
        post({ id, steps, done: false });
        steps = [];
        told = performance.now();
      }
    }
    return { id, steps, done: true };
  }

  return (message) => {
    const [name = ''] = Object.keys(message).filter((key) => Object.hasOwn(answers, key));
    const answer = answers[name];
    if (answer === undefined) return;
    mark(1);
    try {
      post(answer(message));
    } catch (error) {
      post({ fault: reasonOf(error) });
    }
    mark(0);
  };
}
