/** What code may leave behind: a name, and the body of a reducer over (state, event). */
export type Trace = readonly [name: string, body: string];

/** A script whose reducer leaves the trace where the data say `leave`, and tells at every event all it can find. */
export const leavingScript = (body: string): string => `
let counted = 0; const kept = [], memory = new Map(), weak = new WeakMap(), anchor = {};
class Own { static uses = 0; #inner = 0; raise() { this.#inner += 1; return this.#inner; } }
const single = new Own(), walk = (function* () { let n = 0; for (;;) yield n++; })(), pattern = /a/g;
const buffer = new ArrayBuffer(64), template = (strings) => strings, tagged = () => template\`x\`;
const { ownKeys } = Reflect, describeAll = (object) => ownKeys(object).map((key) => {
  const { value, get, set, ...flags } = Object.getOwnPropertyDescriptor(object, key);
  return [String(key), typeof value, typeof value === 'function' ? String(value).length : 0, typeof get, JSON.stringify(flags)].join();
}).join(';');
const names = ['JSON', 'Math', 'Reflect', 'Object', 'Array', 'String', 'Number', 'Function', 'Date', 'Map', 'Set', 'Promise', 'RegExp',
  'Error', 'TypeError', 'Symbol', 'BigInt', 'Proxy', 'WeakMap', 'ArrayBuffer', 'Uint8Array', '__backstory', '__reducers', 'console'];
const there = (each) => (typeof each === 'object' && each !== null) || typeof each === 'function';
const things = () => {
  const builtins = [globalThis, ...names.map((name) => globalThis[name])].filter(there);
  return [...builtins, ...builtins.map((each) => each.prototype).filter(there)];
};
const find = () => [
  counted, kept.length, memory.size, weak.has(anchor), Own.uses, single.raise(), walk.next().value, pattern.lastIndex,
  buffer.byteLength, new Uint8Array(buffer).join(''), Object.keys(anchor), tagged().left,
  things().map((each) => describeAll(each) + Object.isFrozen(each)), Object.getPrototypeOf(Array.prototype) === Object.prototype,
  Math.random(), Date.now(), [] + '', ({}) + '', typeof left, new Error('x').stack, RegExp.$1,
];
var __reducers = { own: { category: 'a', initial: {}, reduce(state, event) {
  if (event.data.leave) { ${body} }
  state.found = find();
}, describe(event) { if (event.data.words === 'throw') throw new Error('no words'); while (event.data.words === 'hang'); } } };`;

const fill = 'new Array(3e4).fill(0).map((_, n) => ({ n, text: "left" + n }))';

export const traces: readonly Trace[] = [
  ['nothing', ''],
  ['a global', 'globalThis.left = 1'],
  ['a global by eval', `(0, eval)('var left = 1; let left2 = 2; function left3() {}')`],
  ['a global that cannot be removed', `Object.defineProperty(globalThis, 'left', { value: 1 })`],
  [
    'a builtin that is gone',
    'delete globalThis.Promise; delete Math.max; delete String.prototype.at',
  ],
  [
    'a polluted prototype',
    'Object.prototype.left = 1; Array.prototype.left = []; Function.prototype.left = 1',
  ],
  [
    'a replaced prototype',
    'Object.setPrototypeOf(Array.prototype, { left: 1, __proto__: Object.prototype })',
  ],
  ['replaced methods', 'Array.prototype.join = Map.prototype.has = Object.keys = () => "left"'],
  ['replaced JSON', 'JSON.stringify = () => "1"; JSON.parse = () => 1'],
  ['frozen builtins', 'for (const each of things()) if (each !== globalThis) Object.freeze(each)'],
  [
    'a setter for all objects',
    `Object.defineProperty(Object.prototype, 'n', { set() { counted += 1 }, configurable: true })`,
  ],
  [
    'a replaced host',
    '__backstory = { step: () => "{}", load: () => "", choose: () => "", list: () => "{}" }',
  ],
  ['a replaced reducer', '__reducers.own.reduce = () => ({ left: 1 })'],
  ['other reducers', '__reducers = { other: __reducers.own }'],
  [
    'variables of the module',
    'counted += 1; kept.push(state, event); memory.set("left", event); weak.set(anchor, state)',
  ],
  ['fields of a class', 'Own.uses += 1; single.raise(); Own.prototype.raise = () => "left"'],
  ['a generator that went on', 'walk.next(); walk.next()'],
  ['a generator that ended', 'walk.return()'],
  ['an expression that stands elsewhere', 'pattern.test("aaa"); /(left)/.exec("left")'],
  ['bytes in a buffer', 'new Uint8Array(buffer).fill(7)'],
  ['a buffer that was given away', 'buffer.transfer()'],
  ['a proxy around a builtin', 'globalThis.Math = new Proxy(Math, { get: () => () => 0.5 })'],
  ['another clock', 'Date.now = () => 7; globalThis.Date = class extends Date {}'],
  ['another chance', 'for (let n = 0; n < 100; n += 1) Math.random(); Math.random = () => 0.5'],
  ['jobs that wait', 'Promise.resolve().then(() => { globalThis.left = 1 })'],
  [
    'many jobs that wait',
    '(async () => { for (;;) { await null; counted += 1 } })(); for (let n = 0; n < 1e4; n += 1) Promise.resolve(n).then(String)',
  ],
  ['a promise that was broken', 'Promise.reject(new Error("left"))'],
  ['other traces of calls', 'Error.prepareStackTrace = () => "left"; Error.stackTraceLimit = 0'],
  ['registered symbols', 'for (let n = 0; n < 1e3; n += 1) globalThis[Symbol.for("left" + n)] = n'],
  [
    'many names',
    'for (let n = 0; n < 2e4; n += 1) { globalThis["left" + n] = n; delete globalThis["left" + n] }',
  ],
  ['memory that is kept', `kept.push(${fill})`],
  ['memory that is let go', `${fill}.length`],
  ['memory in one piece', 'kept.push(new Uint8Array(12e6).fill(7))'],
  ['memory in one piece that holds nothing', 'kept.push(new ArrayBuffer(12e6))'],
  [
    'all the memory there is',
    'try { for (;;) kept.push(new Uint8Array(1e5).fill(7)) } catch { kept.length = 100 }',
  ],
  [
    'all the memory there is, in small pieces',
    'let all = null; try { for (;;) all = { all } } catch { all = null }',
  ],
  ['a stack that was full', 'const deep = () => deep() + 1; try { deep() } catch {}'],
  [
    'a stack that was full of builtins',
    'const deep = () => [1, 2].sort(() => deep()); try { deep() } catch {}; try { JSON.parse("[".repeat(1e5)) } catch {}',
  ],
  [
    'a stack that was full of texts',
    'const t = { toString: () => `${t}` }; try { String(t) } catch {}',
  ],
  ['a stack that was full of code', 'try { (0, eval)("(".repeat(2e4)) } catch {}'],
  ['a stack that was full of an expression', 'try { new RegExp("(".repeat(2e4)) } catch {}'],
  ['a state that tells itself', 'state.toJSON = () => { counted += 1; return "left" }'],
  [
    'a state that cannot be read',
    `Object.defineProperty(state, 'left', { enumerable: true, get() { counted += 1; throw new Error('left') } })`,
  ],
  ['a state that refers to itself', 'state.self = state; kept.push(state)'],
  ['a thrown error', 'counted += 1; throw new Error("left")'],
  ['a thrown value that throws', 'throw { toString() { globalThis.left = 1; throw 1 } }'],
  ['a thrown proxy', 'throw new Proxy({}, { get() { globalThis.left = 1; throw 1 } })'],
  ['another state', 'return new Proxy({}, { ownKeys() { counted += 1; return ["left"] } })'],
  ['a promise for a state', 'return Promise.resolve({ left: 1 })'],
  ['words that fail', 'counted += 1; event.data.words = "throw"'],
];
