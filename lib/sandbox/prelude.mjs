// @ts-check
import { repeatable } from './repeatable.mjs';

/**
 * What runs in the sandbox before people's code does: a clock and a chance that repeat themselves,
 * numbers without loss, and `__backstory`, through which the host speaks to the reducer. The state
 * is kept as JSON of each of its fields, so that only what an event changed is written and told;
 * what was changed is read back from that JSON, so a state never holds more than JSON can.
 *
 * Answers of `step`: '' nothing changed; {"k":[keys in order]?,"s":{key:value}} an object of which
 * these fields changed; {"w":value} any other state; {"f":reason,"l":stack} the reducer failed.
 * `describe` tells the event of the last step: '' nothing is said, else a list of templates.
 */
export const prelude = String.raw`'use strict';
(() => {
  const MARK = '\u0001', { parse, stringify } = JSON;
  const { keys, defineProperty, getPrototypeOf, hasOwn } = Object, { isArray } = Array;

  class ExactNumber {
    #text;
    constructor(text) { this.#text = text; Object.freeze(this); }
    valueOf() { return Number(this.#text); }
    toString() { return this.#text; }
    toJSON() { return MARK + this.#text; }
  }
  defineProperty(BigInt.prototype, 'toJSON', { value() { return MARK + String(this); } });

  const revived = (value) => {
    if (typeof value === 'string') {
      if (value[0] !== MARK) return value;
      const rest = value.slice(1);
      if (rest[0] === MARK) return rest;
      return /^-?\d+$/.test(rest) && rest !== '-0' ? BigInt(rest) : new ExactNumber(rest);
    }
    if (typeof value !== 'object' || value === null) return value;
    for (const key of keys(value)) put(value, key, revived(value[key]));
    return value;
  };
  const put = (object, key, value) => {
    if (key === '__proto__') {
      defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
    } else object[key] = value;
  };
  const read = (json) => (json.includes('\\u0001') ? revived(parse(json)) : parse(json));

  const escaping = function (key, value) {
    const own = this[key];
    return typeof own === 'string' && own[0] === MARK ? MARK + own : value;
  };
  const write = (value, path) => {
    const json = stringify(value);
    if (json === undefined) {
      if (value === undefined) return undefined;
      throw new TypeError(path + ' is a ' + typeof value + ', which no state can hold.');
    }
    if (json.includes('null') || json.includes('{}')) inspect(value, path, 0);
    return json.includes('"\\u0001') ? stringify(value, escaping) : json;
  };
  const inspect = (value, path, depth) => {
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw new TypeError(path + ' is ' + value + ', which no state can hold.');
    }
    if (typeof value !== 'object' || value === null || depth > 256) return;
    if (typeof value.toJSON === 'function') return;
    if (isArray(value)) {
      for (let i = 0; i < value.length; i += 1) inspect(value[i], path + '[' + i + ']', depth + 1);
      return;
    }
    const kind = Object.prototype.toString.call(value).slice(8, -1);
    if (kind !== 'Object' && kind !== 'Arguments') {
      throw new TypeError(path + ' is a ' + kind + ', which no state can hold: use objects and lists.');
    }
    for (const key of keys(value)) inspect(value[key], path + '.' + key, depth + 1);
  };

${repeatable}
  for (const name of ['WeakRef', 'FinalizationRegistry', 'SharedArrayBuffer', 'Atomics', 'performance', 'print', 'std', 'os', 'bjson']) {
    delete globalThis[name];
  }
  const quiet = () => undefined;
  globalThis.console = { log: quiet, info: quiet, warn: quiet, error: quiet, debug: quiet, trace: quiet };

  let reducer = null, state, texts = new Map(), whole, limit = 0, size = 0, past = null;
  const plain = (value) => typeof value === 'object' && value !== null && !isArray(value) && typeof value.toJSON !== 'function';

  const found = () => {
    const all = globalThis.__reducers;
    const list = [];
    if (typeof all !== 'object' || all === null) return list;
    for (const name of keys(all)) {
      const each = all[name];
      if (typeof each === 'object' && each !== null && typeof each.category === 'string' && typeof each.reduce === 'function') {
        list.push([name, each]);
      }
    }
    return list;
  };
  const beginning = (chosen) => {
    const { initial } = chosen;
    return typeof initial === 'function' ? initial() : initial;
  };
  const texted = (list) => (isArray(list) ? list.filter((each) => typeof each === 'string') : []);
  const failure = (error) => {
    const isError = error instanceof Error;
    const reason = String(isError ? error.name + ': ' + error.message : 'threw ' + String(error));
    return stringify({ f: reason.slice(0, 1000), l: isError ? String(error.stack).slice(0, 2000) : '' });
  };

  const keep = (json) => {
    size += json.length;
    if (size > limit) throw new RangeError('The state has grown beyond ' + limit + ' characters.');
  };
  const tell = (before) => {
    size = 0;
    if (!plain(state)) {
      const json = write(state, 'The state');
      if (json === undefined) throw new TypeError('There is no state any more: return null to empty it.');
      keep(json);
      texts = new Map();
      if (json === whole) return '';
      whole = json;
      state = read(json);
      return '{"w":' + json + '}';
    }
    whole = undefined;
    const fresh = new Map(), set = [];
    const inPlace = state === before && Object.isExtensible(state);
    const next = inPlace ? state : {};
    let order = texts.size === 0, at = 0;
    const old = texts.keys();
    for (const key of keys(state)) {
      const value = state[key];
      const json = write(value, key);
      if (json === undefined) { if (inPlace) delete state[key]; continue; }
      keep(json);
      fresh.set(key, json);
      const expected = old.next();
      if (expected.done || expected.value !== key) order = true;
      const same = texts.get(key) === json;
      if (!same) set.push(stringify(key) + ':' + json);
      if (typeof value === 'object' && value !== null ? !same || !inPlace : !inPlace) {
        put(next, key, same && !inPlace ? value : read(json));
      }
      at += 1;
    }
    if (at !== texts.size) order = true;
    const emptied = texts.size === 0 && at === 0 && before !== undefined && plain(before);
    texts = fresh;
    state = next;
    if (emptied || (!order && set.length === 0)) return '';
    return '{' + (order ? '"k":' + write([...fresh.keys()], 'The fields') + ',' : '') + '"s":{' + set.join(',') + '}}';
  };
  const load = (json) => {
    texts = new Map();
    whole = undefined;
    state = json === null ? undefined : read(json);
    if (state === undefined) return;
    if (plain(state)) for (const key of keys(state)) texts.set(key, write(state[key], key));
    else whole = write(state, 'The state');
  };

  const seen = (fields) => {
    const values = new Map();
    const own = (key) => typeof key === 'string' && fields.has(key);
    const at = (key) => {
      if (!values.has(key)) values.set(key, read(fields.get(key)));
      return values.get(key);
    };
    const no = () => false;
    return new Proxy({}, {
      get: (target, key) => (own(key) ? at(key) : target[key]),
      has: (target, key) => own(key) || key in target,
      ownKeys: () => [...fields.keys()],
      getOwnPropertyDescriptor: (target, key) =>
        own(key) ? { value: at(key), writable: false, enumerable: true, configurable: true } : undefined,
      set: no, defineProperty: no, deleteProperty: no,
    });
  };
  const kept = () => (state === undefined ? null : { fields: texts, json: whole });
  const shown = (rest) =>
    rest === null ? undefined : rest.json === undefined ? seen(rest.fields) : read(rest.json);

  globalThis.__backstory = Object.freeze({
    list() {
      try {
        return stringify({
          found: found().map(([name, each]) => ({
            name,
            category: each.category,
            store: typeof each.store === 'string' ? each.store : null,
            ignores: texted(each.ignores),
            idempotent: each.idempotent === true,
            initial: ((value) => (value === undefined ? null : write(value, 'initial')))(beginning(each)),
          })),
        });
      } catch (error) { return failure(error); }
    },
    choose(name, mostCharacters) {
      limit = mostCharacters;
      const pair = found().find(([each]) => each === name);
      if (pair === undefined) return '{"f":"There is no such reducer.","l":""}';
      reducer = pair[1];
      const { describe } = reducer;
      return describe === undefined || describe === null ? '' : 'tells';
    },
    load(json) {
      try { load(json); return ''; } catch (error) { return failure(error); }
    },
    step(facts, data, metadata) {
      try {
        const event = parse(facts);
        now = event.at;
        sow(event.streamId + '@' + event.version);
        delete event.at;
        event.version = Number.isSafeInteger(Number(event.version)) ? Number(event.version) : BigInt(event.version);
        event.data = data === null ? undefined : read(data);
        event.metadata = metadata === null ? undefined : read(metadata);
        const before = state;
        past = { event, type: event.type, before: kept() };
        const result = reducer.reduce(state, event);
        if (typeof result === 'object' && result !== null && typeof result.then === 'function') {
          throw new TypeError('A reducer answers at once: it cannot be async.');
        }
        if (result !== undefined) state = result;
        if (state === undefined) return '';
        return tell(before);
      } catch (error) { return failure(error); }
    },
    describe() {
      try {
        const { event, type, before } = past;
        const { describe } = reducer;
        const said =
          typeof describe === 'function' ? describe(event, shown(before), shown(kept()))
          : hasOwn(describe, type) ? describe[type]
          : undefined;
        const list = isArray(said) ? said : [said];
        const texts = list.filter((each) => each !== undefined && each !== null && each !== '');
        for (const each of texts) {
          if (typeof each !== 'string') throw new TypeError('A sentence is a ' + typeof each + ', not a text.');
        }
        return texts.length === 0 ? '' : stringify(texts.map(String));
      } catch (error) { return failure(error); }
    },
  });
})();
`;
