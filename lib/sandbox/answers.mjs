// @ts-check
import { reasonOf } from './reasons.mjs';

/**
 * What a worker that holds a session says to its host, in Node and in a browser. Takes { load: code } and
 * { id, events, begin, careful }; answers { found } or { fault }, and { id, steps, done } as often as it has
 * something to tell: after every event where `careful` is set. At the end it says whether it is `spoilt` for
 * other streams.
 */

const tellMilliseconds = 20;
/** What one batch may answer; the rest of its events is asked for again. */
const mostCharacters = 4 * 1024 * 1024;

/**
 * @typedef {object} Batch
 * @property {number} id
 * @property {readonly import('./session.mjs').SandboxEvent[]} events
 * @property {Beginning} [begin] Without it the events follow those before.
 * @property {boolean} [careful]
 *
 * @typedef {object} Beginning
 * @property {string} name Of the export.
 * @property {string | null} state JSON to begin from.
 * @property {boolean} anew Whether nothing that ran since the code was loaded may be found.
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
    events: foldEvents,
  };

  /** @param {Batch} batch */
  function foldEvents({ id, events, begin, careful = false }) {
    /** @type {string[]} */
    let steps = [];
    let told = performance.now();
    let characters = 0;
    const tellInTime = (isDue = false) => {
      if (!isDue && performance.now() - told <= tellMilliseconds) return;
      post({ id, steps, done: false });
      steps = [];
      told = performance.now();
    };
    if (begin !== undefined) {
      if (begin.anew) session.load();
      session.begin(begin.name, begin.state);
      tellInTime();
    }
    for (const [index, event] of events.entries()) {
      mark(index + 1);
      const step = session.step(event);
      steps.push(step);
      characters += step.length;
      if (step.startsWith('{"f":') || characters > mostCharacters) break;
      tellInTime(careful);
    }
    return { id, steps, done: true, spoilt: session.isSpoilt };
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
