// @ts-check
/**
 * What runs in the sandbox before people's code does: a clock and a chance that repeat themselves,
 * numbers without loss, and `__backstory`, through which the host speaks to the reducer. The state
 * is kept as JSON of each of its fields, so that only what an event changed is written and told;
 * what was changed is read back from that JSON, so a state never holds more than JSON can.
 *
 * Answers of `step`: '' nothing changed; {"k":[keys in order]?,"s":{key:value}} an object of which
 * these fields changed; {"w":value} any other state; {"f":reason,"l":stack} the reducer failed.
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

  let now = 0;
  const RealDate = Date;
  const utc = (text) => {
    const cut = text.trim().replace(/(\.\d{3})\d+/, '$1').replace(/^(\d{4}-\d\d-\d\d) /, '$1T');
    if (/^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(cut)) return RealDate.parse(cut + 'Z');
    if (/^[+-]?\d{4,6}(-\d\d(-\d\d)?)?$/.test(cut)) return RealDate.parse(cut);
    return /(Z|[+-]\d\d:?\d\d|GMT|UTC)$/i.test(cut) ? RealDate.parse(cut) : NaN;
  };
  const FixedDate = function Date(...given) {
    if (new.target === undefined) return new FixedDate().toString();
    const [first] = given;
    const time =
      given.length === 0 ? now
      : given.length > 1 ? RealDate.UTC(...given)
      : typeof first === 'string' ? utc(first)
      : first;
    return Reflect.construct(RealDate, [time], new.target);
  };
  FixedDate.prototype = RealDate.prototype;
  FixedDate.now = () => now;
  FixedDate.parse = (text) => utc(String(text));
  FixedDate.UTC = RealDate.UTC;
  const dates = RealDate.prototype;
  dates.constructor = FixedDate;
  for (const part of ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds']) {
    dates['get' + part] = dates['getUTC' + part];
    if (part !== 'Day') dates['set' + part] = dates['setUTC' + part];
  }
  dates.getTimezoneOffset = () => 0;
  dates.getYear = function () { return this.getUTCFullYear() - 1900; };
  dates.toString = dates.toLocaleString = dates.toUTCString;
  dates.toDateString = dates.toLocaleDateString = function () { return this.toISOString().slice(0, 10); };
  dates.toTimeString = dates.toLocaleTimeString = function () { return this.toISOString().slice(11, 19); };
  globalThis.Date = FixedDate;

  let seed = 0;
  const sow = (text) => {
    seed = 2166136261;
    for (let i = 0; i < text.length; i += 1) seed = Math.imul(seed ^ text.charCodeAt(i), 16777619);
  };
  Math.random = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };

  for (const name of ['WeakRef', 'FinalizationRegistry', 'SharedArrayBuffer', 'Atomics', 'performance', 'print', 'std', 'os', 'bjson']) {
    delete globalThis[name];
  }
  const quiet = () => undefined;
  globalThis.console = { log: quiet, info: quiet, warn: quiet, error: quiet, debug: quiet, trace: quiet };

  let reducer = null, state, texts = new Map(), whole, limit = 0, size = 0;
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

  globalThis.__backstory = Object.freeze({
    list() {
      try {
        return stringify({
          found: found().map(([name, each]) => ({
            name,
            category: each.category,
            store: typeof each.store === 'string' ? each.store : null,
            ignores: texted(each.ignores),
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
      return '';
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
        const result = reducer.reduce(state, event);
        if (typeof result === 'object' && result !== null && typeof result.then === 'function') {
          throw new TypeError('A reducer answers at once: it cannot be async.');
        }
        if (result !== undefined) state = result;
        if (state === undefined) return '';
        return tell(before);
      } catch (error) { return failure(error); }
    },
  });
})();
`;
