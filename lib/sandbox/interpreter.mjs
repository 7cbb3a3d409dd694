// @ts-check
import { wordsOf } from './reasons.mjs';

/** @typedef {ReadonlyMap<string, import('quickjs-emscripten-core').QuickJSHandle>} Methods */

/** One context in one runtime of an engine, with its limits of memory, stack and time. */
export class Interpreter {
  #runtime;
  #context;
  #budgets;
  #clock;
  #isSpoilt = false;
  /** When to look at the clock again; what it says may be less than what has passed. */
  #look = Infinity;
  #end = Infinity;
  /** @type {Map<string, import('quickjs-emscripten-core').QuickJSHandle>} */
  #methods = new Map();

  /**
   * @param {import('./engine.mjs').Engine} engine
   * @param {import('./session.mjs').Budgets} budgets
   * @param {() => number} clock Milliseconds that this thread has worked.
   */
  constructor({ module }, budgets, clock) {
    this.#budgets = budgets;
    this.#clock = clock;
    this.#runtime = module.newRuntime();
    this.#runtime.setMemoryLimit(budgets.memoryBytes);
    this.#runtime.setMaxStackSize(budgets.stackBytes);
    this.#runtime.setInterruptHandler(() => this.#isOver());
    this.#context = this.#runtime.newContext();
  }

  /** Whether a call was interrupted, did not return, or threw where nobody was to catch it. */
  get isSpoilt() {
    return this.#isSpoilt;
  }

  /**
   * What points from here into the memory of the engine, for `goneBack`.
   * @returns {Methods}
   */
  get methods() {
    return new Map(this.#methods);
  }

  /**
   * The memory is again what it was when these were the methods. What other handles pointed to is gone; to
   * dispose of them would free something else.
   * @param {Methods} methods
   */
  goneBack(methods) {
    this.#methods = new Map(methods);
  }

  close() {
    for (const method of this.#methods.values()) method.dispose();
    this.#methods.clear();
    this.#context.dispose();
    this.#runtime.dispose();
  }

  /**
   * Throws an Error with the reason where the code throws or is stopped.
   * @param {string} code
   * @param {string} file
   */
  evaluate(code, file) {
    this.#start();
    const result = this.#context.evalCode(code, file, { type: 'global' });
    if (result.error) throw this.#thrown(result.error);
    result.value.dispose();
  }

  /**
   * What the prelude's method of that name answers. Throws where it did not return a text.
   * @param {string} name
   * @param {readonly (string | number | null)[]} values
   */
  answer(name, values) {
    try {
      return this.#asked(name, values);
    } catch (error) {
      this.#isSpoilt = true;
      throw error;
    }
  }

  /**
   * @param {string} name
   * @param {readonly (string | number | null)[]} values
   * @returns {string}
   */
  #asked(name, values) {
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
}
