/** Name, code of the reducer's body, and what must come of it. */
export type Attack = readonly [name: string, body: string, outcome: RegExp];

const out = (expression: string): string => `return { out: String(${expression}) }`;
const told = (text: string): RegExp =>
  new RegExp(`"out":"${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}"`);
const nothing = told('undefined');
const refused = /^\{"f":"(Reference|Type|Syntax)Error/;
const stopped =
  /^\{"f":"(It took longer|It used more|It called itself|RangeError|InternalError|The answer)/;
const contained = /^(\{"[fksw]"|$)/;

/** Ways to reach the host that worked in vm, vm2, isolates and earlier engines. */
const escapes: readonly Attack[] = [
  ['process', out('typeof process'), nothing],
  ['require', out('typeof require'), nothing],
  ['module', out('typeof module'), nothing],
  ['fetch', out('typeof fetch'), nothing],
  ['XMLHttpRequest', out('typeof XMLHttpRequest'), nothing],
  ['WebSocket', out('typeof WebSocket'), nothing],
  ['WebAssembly', out('typeof WebAssembly'), nothing],
  ['Worker', out('typeof Worker'), nothing],
  ['timers', out('typeof setTimeout + typeof setInterval'), told('undefinedundefined')],
  ['postMessage', out('typeof postMessage'), nothing],
  ['std and os', out('typeof std + typeof os'), told('undefinedundefined')],
  ['scriptArgs', out('typeof scriptArgs'), nothing],
  ['navigator', out('typeof navigator'), nothing],
  ['document', out('typeof document + typeof window'), told('undefinedundefined')],
  ['Buffer', out('typeof Buffer'), nothing],
  ['shared memory', out('typeof SharedArrayBuffer + typeof Atomics'), told('undefinedundefined')],
  ['constructor of a function', out(`(() => {}).constructor('return typeof process')()`), nothing],
  ['constructor of this', `return this.constructor.constructor('return process')()`, refused],
  ['constructor of the state', `return state.constructor.constructor('return process')()`, refused],
  ['constructor of the event', `return event.constructor.constructor('return process')()`, refused],
  [
    'constructor of the data',
    `return event.data.constructor.constructor('return process')()`,
    refused,
  ],
  ['constructor of the host', `return __backstory.step.constructor('return process')()`, refused],
  ['indirect eval', out(`(0, eval)('typeof process')`), nothing],
  [
    'generator constructor',
    out(`Object.getPrototypeOf(function*(){}).constructor('yield typeof process')().next().value`),
    nothing,
  ],
  [
    'async constructor',
    `return Object.getPrototypeOf(async function(){}).constructor('return process')()`,
    refused,
  ],
  ['dynamic import of a file', `return import('fs')`, refused],
  [
    'dynamic import of a node module',
    `import('node:fs').then(fs => fs.writeFileSync('/tmp/out', '')); return { out: 'x' }`,
    told('x'),
  ],
  ['dynamic import of data', `return import('data:text/javascript,export default 1')`, refused],
  ['import.meta in code', `return eval('import.meta.url')`, refused],
  [
    'error with prepared stack',
    `Error.prepareStackTrace = (_, frames) => frames; ${out('typeof new Error().stack.getThis')}`,
    nothing,
  ],
  [
    'error of the engine',
    `try { null.x } catch (e) { return e.constructor.constructor('return process')() }`,
    refused,
  ],
  [
    'error of a deep call',
    `const f = () => f(); try { f() } catch (e) { ${out(`e.constructor.constructor('return typeof process')()`)} }`,
    nothing,
  ],
  ['proxy as the state', out(`new Proxy({}, { get: () => typeof process })`), contained],
  [
    'proxy that lies about its keys',
    `return new Proxy({}, { ownKeys: () => ['a', 'b'] })`,
    contained,
  ],
  ['proxy that throws', `return new Proxy({}, { ownKeys() { throw { out: 1 } } })`, contained],
  ['getter in the state', `return { get out() { return typeof process } }`, nothing],
  ['toJSON of a field', `return { out: { toJSON: () => typeof process } }`, nothing],
  [
    'toJSON of all objects',
    `Object.prototype.toJSON = () => typeof process; return { out: {} }`,
    contained,
  ],
  [
    'toString of a thrown value',
    `throw { toString() { return typeof process } }`,
    /threw undefined/,
  ],
  ['thrown value that throws', `throw { toString() { throw 1 } }`, contained],
  ['thrown null', `throw null`, /threw null/],
  ['polluted prototype', `Object.prototype.polluted = 1; ${out('{}.polluted')}`, contained],
  [
    '__proto__ in the state',
    `return JSON.parse('{"__proto__":{"polluted":1}}')`,
    /"__proto__":\{"polluted":1\}/,
  ],
  [
    'replaced JSON',
    `JSON.stringify = () => 'x'; JSON.parse = () => process; return { out: 1 }`,
    /"out":1/,
  ],
  ['replaced host', `__backstory = { step: () => 'x' }; return { out: 1 }`, contained],
  [
    'replaced step of the host',
    `'use strict'; __backstory.step = () => 'x'; return { out: 1 }`,
    refused,
  ],
  [
    'replaced array methods',
    `Array.prototype.push = Array.prototype.join = () => typeof process; return { out: 1 }`,
    contained,
  ],
  ['replaced keys', `Object.keys = () => ['x']; return { out: 1 }`, /"out":1/],
  ['forged answer', `return '{"f":"x"}'`, /^\{"w":/],
  [
    'forged number',
    `return { out: { toJSON: () => '\\u0001process.exit()' } }`,
    /a number that is none/,
  ],
  ['forged number in a text', `return { out: '\\u00011' }`, /"out":"\\u00011"/],
  ['caller', out('(function f() { return f.caller })()'), contained],
  ['arguments.callee', out('(function () { return arguments.callee.caller })()'), contained],
  ['symbol registry', out(`Symbol.for('nodejs.util.inspect.custom') in globalThis`), told('false')],
  [
    'with and unscopables',
    out(`new Function('with (globalThis) { return typeof process }')()`),
    nothing,
  ],
  ['async reducer', `return (async () => ({ out: 1 }))()`, /cannot be async/],
  ['thenable', `return { then(done) { done(process) } }`, /cannot be async/],
  [
    'weak references',
    out('typeof WeakRef + typeof FinalizationRegistry'),
    told('undefinedundefined'),
  ],
  [
    'real clock by the prototype of Date',
    out(`new (Object.getPrototypeOf(Date))().constructor === Date`),
    contained,
  ],
];

/** Ways to take time or memory from others. */
const floods: readonly Attack[] = [
  ['endless loop', 'for (;;) {}', stopped],
  ['endless loop with catch', 'for (;;) { try { for (;;) {} } catch {} }', stopped],
  ['endless loop in finally', 'try { for (;;) {} } finally { for (;;) {} }', stopped],
  ['endless generator', 'function* g() { for (;;) yield 1 } for (const x of g()) {}', stopped],
  [
    'endless iterator in a spread',
    '[...{ [Symbol.iterator]: () => ({ next: () => ({ value: 1 }) }) }]',
    stopped,
  ],
  ['endless getter', 'return { get a() { for (;;) {} } }', stopped],
  ['endless toJSON', 'return { a: { toJSON() { for (;;) {} } } }', stopped],
  ['endless sort', '[3, 2, 1].sort(() => { for (;;) {} })', stopped],
  ['endless recursion', 'const f = () => f(); f()', stopped],
  ['recursion through a getter', 'return { get a() { return this.a } }', stopped],
  [
    'recursion through a proxy',
    'const p = new Proxy({}, { get: (t, k, r) => r[k] }); return { out: p.x }',
    stopped,
  ],
  [
    'recursion through JSON',
    'const o = { toJSON: () => JSON.stringify(o) }; return { o }',
    stopped,
  ],
  ['catastrophic regular expression', `/^(a+)+$/.test('a'.repeat(40) + '!')`, contained],
  ['list of lists', 'const l = []; for (;;) l.push(new Array(1e5).fill(0))', stopped],
  ['typed arrays', 'const l = []; for (;;) l.push(new Uint8Array(1e6))', stopped],
  ['one huge buffer', 'new ArrayBuffer(2 ** 31)', stopped],
  ['one huge list', 'new Array(2 ** 31).fill(1)', stopped],
  ['sparse list as state', 'const l = []; l[2 ** 31] = 1; return { l }', stopped],
  ['doubled text', `let s = 'x'; for (;;) s += s`, stopped],
  ['repeated text', `return { s: 'x'.repeat(2 ** 29) }`, stopped],
  ['padded text', `return { s: ''.padEnd(2 ** 29) }`, stopped],
  ['joined holes', 'return { s: new Array(2 ** 28).join("ab") }', stopped],
  ['state that is too long', `return { s: 'x'.repeat(2 ** 20 + 1) }`, /has grown beyond/],
  [
    'state of many fields',
    'const s = {}; for (let i = 0; i < 3e5; i += 1) s["k" + i] = i; return s',
    contained,
  ],
  [
    'state that is too deep',
    'let s = {}; for (let i = 0; i < 1e5; i += 1) s = { s }; return s',
    contained,
  ],
  ['state in a circle', 'const s = {}; s.s = s; return s', refused],
  // An engine out of memory half way through a promise finds no function where one should be.
  [
    'flood of promises',
    'for (;;) Promise.resolve().then(() => {})',
    new RegExp(`${stopped.source}|^\\{"f":"TypeError: not a function"`),
  ],
  ['flood of symbols', 'const l = []; for (;;) l.push(Symbol("x".repeat(1000)))', stopped],
  ['flood of closures', 'let f = () => 0; for (;;) { const g = f; f = () => g() }', stopped],
  ['flood of errors', 'const l = []; for (;;) l.push(new Error("x".repeat(1e4)))', stopped],
  ['huge whole number', 'let n = 2n; for (;;) n *= n', stopped],
  ['huge power', 'return { n: String(2n ** (2n ** 30n)) }', stopped],
  ['huge reason', `throw new Error('x'.repeat(1e6))`, /^\{"f":"Error: x{900,1000}"/],
  ['nested code', `new Function('('.repeat(1e5))()`, contained],
  ['nested JSON', `JSON.parse('['.repeat(1e5))`, contained],
  ['nested expression', `new RegExp('('.repeat(1e5))`, contained],
];

export const attacks: readonly Attack[] = [...escapes, ...floods];
