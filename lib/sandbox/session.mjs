// @ts-check
import { openEngine } from './engine.mjs';
import { Interpreter } from './interpreter.mjs';
import { marked, unmarked } from './marks.mjs';
import { MemoryImage } from './memory-image.mjs';
import { prelude } from './prelude.mjs';
import { failed, reasonOf } from './reasons.mjs';
import { bare, checkedSentences, withWords } from './sentences.mjs';

/**
 * @typedef {object} Budgets
 * @property {number} eventMilliseconds Of the clock for one event, then as much again of work.
 * @property {number} memoryBytes For code, data and state together.
 * @property {number} stackBytes
 * @property {number} stateCharacters Longest state, as JSON.
 *
 * @typedef {object} SandboxEvent One event as texts: nothing of ours reaches the sandbox otherwise.
 * @property {string} facts JSON of all but the payloads, with `at` in milliseconds.
 * @property {string | null} data JSON
 * @property {string | null} metadata JSON
 *
 * @typedef {object} FoundReducer
 * @property {string} name Of the export.
 * @property {string} category
 * @property {string | null} store
 * @property {readonly string[]} ignores
 * @property {boolean} idempotent
 * @property {string | null} initial JSON
 */

/**
 * @typedef {object} Fresh Where the first code had just been loaded, to begin there again.
 * @property {readonly FoundReducer[]} found
 * @property {import('./interpreter.mjs').Methods} methods
 * @property {MemoryImage} image
 */

/**
 * People's code in a QuickJS of its own: a fresh WebAssembly instance without files, network, clock
 * or chance. The same in a Node worker and in a browser worker.
 */
export class Session {
  #engine;
  #budgets;
  #clock;
  #interpreter;
  /** What was loaded last. */
  #code = '';
  #isUsed = false;
  #hasFailed = false;
  /** @type {Fresh | null} */
  #fresh = null;
  /** What sentences may be made of: the code, without the signs it needs to hold a text. */
  #written = '';
  #tells = false;

  /**
   * @param {import('./engine.mjs').Engine} engine in which nothing has run
   * @param {Budgets} budgets
   * @param {() => number} clock Milliseconds that this thread has worked.
   */
  constructor(engine, budgets, clock) {
    this.#engine = engine;
    this.#budgets = budgets;
    this.#clock = clock;
    this.#interpreter = new Interpreter(engine, budgets, clock);
  }

  /**
   * Runs the code, in a context that no code has run in, and tells which reducers it exports. Where it is that
   * of before it is not run again: the memory becomes what it was, unless the engine is spoilt.
   * @param {string} [code] A script that leaves its exports in `__reducers`; else that of before.
   * @returns {readonly FoundReducer[]}
   */
  load(code = this.#code) {
    const fresh = this.#fresh;
    if (fresh !== null && code === this.#code && !this.isSpoilt) return this.#begunAnew(fresh);
    const isFirst = !this.#isUsed;
    if (!isFirst) this.#renew();
    this.#isUsed = true;
    this.#code = code;
    this.#interpreter.evaluate(prelude, 'backstory.js');
    this.#interpreter.evaluate(code, 'reducer.js');
    this.#written = bare(code);
    const found = this.#found();
    // In an engine that has run anything before, what was freed would become part of the image.
    if (isFirst) this.#keep(found);
    return found;
  }

  /**
   * @param {string} name Of the export.
   * @param {string | null} state JSON to begin from.
   */
  begin(name, state) {
    this.#tells = this.#call('choose', [name, this.#budgets.stateCharacters]) === 'tells';
    this.#call('load', [state === null ? null : marked(state)]);
  }

  /**
   * Takes one event in. The answer is a step of `lib/fold/steps`.
   * @param {SandboxEvent} event
   * @returns {string}
   */
  step({ facts, data, metadata }) {
    try {
      const payloads = [data, metadata].map((json) => (json === null ? null : marked(json)));
      const step = unmarked(this.#interpreter.answer('step', [facts, ...payloads]));
      if (step.startsWith('{"f":')) this.#hasFailed = true;
      return this.#tells && !step.startsWith('{"f":') ? withWords(step, this.#words()) : step;
    } catch (error) {
      this.#hasFailed = true;
      return failed(reasonOf(error));
    }
  }

  /** How the event of the last step is told, as a member of the step; empty where it is not. */
  #words() {
    try {
      const answer = this.#call('describe', []);
      if (answer === '') return '';
      return `"d":${JSON.stringify(checkedSentences(JSON.parse(answer), this.#written))}`;
    } catch (error) {
      return `"e":${JSON.stringify(reasonOf(error))}`;
    }
  }

  /**
   * Whether something failed, was interrupted or did not return: only another engine is sure to know nothing
   * of it.
   */
  get isSpoilt() {
    return this.#hasFailed || this.#interpreter.isSpoilt;
  }

  /** Bytes of the instance, engine and all: it only grows, up to its end. */
  get memoryBytes() {
    return this.#engine.memory.buffer.byteLength;
  }

  close() {
    this.#interpreter.close();
  }

  /** @returns {readonly FoundReducer[]} */
  #found() {
    const { found } = JSON.parse(this.#call('list', []));
    return found.map((/** @type {FoundReducer} */ each) => ({
      ...each,
      initial: each.initial === null ? null : unmarked(each.initial),
    }));
  }

  /** @param {readonly FoundReducer[]} found */
  #keep(found) {
    const image = new MemoryImage(this.#engine, this.#budgets.stackBytes);
    this.#fresh = { found, methods: this.#interpreter.methods, image };
  }

  /** @param {Fresh} fresh */
  #begunAnew({ found, methods, image }) {
    image.restore();
    this.#interpreter.goneBack(methods);
    return found;
  }

  #renew() {
    this.#fresh = null;
    this.#interpreter.close();
    this.#interpreter = new Interpreter(this.#engine, this.#budgets, this.#clock);
  }

  /**
   * @param {string} name
   * @param {readonly (string | number | null)[]} values
   */
  #call(name, values) {
    const answer = this.#interpreter.answer(name, values);
    if (answer.startsWith('{"f":')) throw new Error(JSON.parse(answer).f);
    return answer;
  }
}

/**
 * A session in a WebAssembly instance of its own, whose memory ends a little above the budget.
 * @param {Budgets} budgets
 * @param {() => number} [clock] Milliseconds that this thread has worked; else those of the clock.
 */
export async function openSession(budgets, clock = () => performance.now()) {
  return new Session(await openEngine(budgets), budgets, clock);
}
