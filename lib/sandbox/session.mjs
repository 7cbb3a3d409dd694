// @ts-check
import variant from '@jitl/quickjs-singlefile-mjs-release-sync';
import { newQuickJSWASMModuleFromVariant, newVariant } from 'quickjs-emscripten-core';
import { marked, unmarked } from './marks.mjs';
import { prelude } from './prelude.mjs';
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

/** What the engine says when it was stopped, and what a person can do about it. */
const endings = /** @type {const} */ ([
  [/interrupted/, 'It took longer than one event may take.'],
  [/out of memory/i, 'It used more memory than a reducer may use.'],
  [/stack overflow/i, 'It called itself too deeply.'],
]);

/**
 * People's code in a QuickJS of its own: a fresh WebAssembly instance without files, network, clock
 * or chance. The same in a Node worker and in a browser worker.
 */
export class Session {
  #module;
  #runtime;
  #context;
  #isUsed = false;
  #budgets;
  #clock;
  /** When to look at the clock again; what it says may be less than what has passed. */
  #look = Infinity;
  #end = Infinity;
  /** @type {Map<string, import('quickjs-emscripten-core').QuickJSHandle>} */
  #methods = new Map();
  /** What sentences may be made of: the code, without the signs it needs to hold a text. */
  #written = '';
  #tells = false;

  /**
   * @param {import('quickjs-emscripten-core').QuickJSWASMModule} module
   * @param {Budgets} budgets
   * @param {() => number} clock Milliseconds that this thread has worked.
   */
  constructor(module, budgets, clock) {
    this.#module = module;
    this.#budgets = budgets;
    this.#clock = clock;
    this.#runtime = this.#newRuntime();
    this.#context = this.#runtime.newContext();
  }

  /**
   * Runs the code once, in a context that no code has run in, and tells which reducers it exports.
   * @param {string} code A script that leaves its exports in `__reducers`.
   * @returns {readonly FoundReducer[]}
   */
  load(code) {
    if (this.#isUsed) this.#renew();
    this.#isUsed = true;
    this.#evaluate(prelude, 'backstory.js');
    this.#evaluate(code, 'reducer.js');
    this.#written = bare(code);
    const { found } = JSON.parse(this.#call('list', []));
    return found.map((/** @type {FoundReducer} */ each) => ({
      ...each,
      initial: each.initial === null ? null : unmarked(each.initial),
    }));
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
      const step = unmarked(this.#answer('step', [facts, ...payloads]));
      return this.#tells && !step.startsWith('{"f":') ? withWords(step, this.#words()) : step;
    } catch (error) {
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

  /** Bytes of the instance, engine and all: it only grows, up to its end. */
  get memoryBytes() {
    return this.#module.getWasmMemory().buffer.byteLength;
  }

  close() {
    for (const method of this.#methods.values()) method.dispose();
    this.#methods.clear();
    this.#context.dispose();
    this.#runtime.dispose();
  }

  #newRuntime() {
    const runtime = this.#module.newRuntime();
    runtime.setMemoryLimit(this.#budgets.memoryBytes);
    runtime.setMaxStackSize(this.#budgets.stackBytes);
    runtime.setInterruptHandler(() => this.#isOver());
    return runtime;
  }

  #renew() {
    this.close();
    this.#runtime = this.#newRuntime();
    this.#context = this.#runtime.newContext();
  }

  #start() {
    this.#look = performance.now() + this.#budgets.eventMilliseconds;
    this.#end = Infinity;
  }

  /** Within the limit nobody needs the slower clock. Once over, always over. */
  #isOver() {
    if (performance.now() < this.#look) return false;
    const now = this.#clock();
    if (this.#end === Infinity) this.#end = now + this.#budgets.eventMilliseconds;
    return now > this.#end;
  }

  /**
   * @param {string} code
   * @param {string} file
   */
  #evaluate(code, file) {
    this.#start();
    const result = this.#context.evalCode(code, file, { type: 'global' });
    if (result.error) throw this.#thrown(result.error);
    result.value.dispose();
  }

  /**
   * @param {string} name
   * @param {readonly (string | number | null)[]} values
   */
  #call(name, values) {
    const answer = this.#answer(name, values);
    if (answer.startsWith('{"f":')) throw new Error(JSON.parse(answer).f);
    return answer;
  }

  /**
   * @param {string} name
   * @param {readonly (string | number | null)[]} values
   * @returns {string}
   */
  #answer(name, values) {
    const context = this.#context;
    const method = this.#methods.get(name) ?? this.#method(name);
    const given = values.map((value) => {
      if (value === null) return context.null;
      return typeof value === 'number' ? context.newNumber(value) : context.newString(value);
    });
    this.#start();
    const result = context.callFunction(method, context.undefined, ...given);
    for (const handle of given) handle.dispose();
    if (result.error) throw this.#thrown(result.error);
    try {
      return this.#text(result.value);
    } finally {
      result.value.dispose();
    }
  }

  /**
   * Its length is asked for first: a text of all the memory there is would be held twice.
   * @param {import('quickjs-emscripten-core').QuickJSHandle} handle
   */
  #text(handle) {
    const context = this.#context;
    if (context.typeof(handle) !== 'string')
      throw new Error('The reducer has taken the place of its host.');
    const length = context.getProp(handle, 'length');
    const isTooLong = context.getNumber(length) > 2 * this.#budgets.stateCharacters;
    length.dispose();
    if (isTooLong) throw new Error('The answer is too long.');
    return context.getString(handle);
  }

  /** @param {string} name */
  #method(name) {
    const host = this.#context.getProp(this.#context.global, '__backstory');
    const method = this.#context.getProp(host, name);
    host.dispose();
    this.#methods.set(name, method);
    return method;
  }

  /** @param {import('quickjs-emscripten-core').QuickJSHandle} handle */
  #thrown(handle) {
    const value = this.#context.dump(handle);
    handle.dispose();
    return new Error(wordsOf(value));
  }
}

/** @param {unknown} value */
function wordsOf(value) {
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

const pageBytes = 64 * 1024;
/** The engine is built to begin with so many. */
const fewestPages = 256;
/**
 * Beside what the engine counts as people's: its own stack and data, texts on their way in and out, and
 * holes between all of it. Without an end to the memory itself nothing would bound these.
 */
const engineBytes = 16 * 1024 * 1024;

/**
 * A session in a WebAssembly instance of its own, whose memory ends a little above the budget.
 * @param {Budgets} budgets
 * @param {() => number} [clock] Milliseconds that this thread has worked; else those of the clock.
 */
export async function openSession(budgets, clock = () => performance.now()) {
  const wasmMemory = new WebAssembly.Memory({
    initial: fewestPages,
    maximum: Math.max(fewestPages, Math.ceil((budgets.memoryBytes + engineBytes) / pageBytes)),
  });
  const bounded = newVariant(variant, { wasmMemory });
  return new Session(await newQuickJSWASMModuleFromVariant(bounded), budgets, clock);
}
