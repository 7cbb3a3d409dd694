import fc from 'fast-check';

/** What an event makes the reducer do beside telling all that it counts. */
const deeds = {
  count: 'counted += n',
  keep: 'kept.push("kept".repeat(n * n))',
  letGo: 'kept.length = 0',
  large: 'kept.push(new Uint8Array(n * 1e5).fill(n))',
  global: 'globalThis["left" + n] = n',
  builtin: 'Array.prototype["left" + n] = Math["left" + n] = n',
  forget: 'delete Object.prototype.left; delete Math.max',
  replaced:
    'const { push } = Array.prototype; Array.prototype.push = function (...all) { counted += 1; return push.apply(this, all) }',
  chance: 'for (let at = 0; at < n; at += 1) drawn = Math.random()',
  job: 'Promise.resolve().then(() => { counted += n })',
  step: 'for (let at = 0; at < n; at += 1) walked = walk.next().value',
  words: 'said = "{after.counted} " + n',
  deep: 'const deep = () => deep() + 1; try { deep() } catch { counted += 1 }',
  full: 'try { for (;;) kept.push(new ArrayBuffer(n * 1e5)) } catch { kept.length = n }',
  names: 'for (let at = 0; at < n * 100; at += 1) names.add(Symbol.for("name" + at))',
  state: 'state["field" + n] = { n, counted }',
  another: 'state = { ...state, another: n }',
  none: 'return null',
  fail: 'if (n > 15) throw new Error("failed " + counted)',
} as const;

/** A reducer whose state tells what all the events before it have left. */
export const deedsScript = `
let counted = 0, drawn = 0, walked = 0, said; const kept = [], names = new Set(), deeds = ${JSON.stringify(deeds)};
const walk = (function* () { let n = 0; for (;;) yield (n += 1); })();
var __reducers = { own: { category: 'a', initial: {}, reduce(state, { data }) {
  state ??= {};
  for (const [deed, n] of data.deeds) {
    const done = new Function('state', 'n', 'all', 'with (all) { ' + deeds[deed] + ' } return state');
    state = done(state, n, all) ?? {};
  }
  const globals = Object.keys(globalThis).join(), builtin = Object.keys(Math).join() + [].left1 + [].left7;
  Object.assign(state, { counted, drawn, walked, kept: kept.length, names: names.size, globals, builtin, max: typeof Math.max });
  return state;
}, describe: () => said } };
const all = { kept, names, walk,
  get counted() { return counted }, set counted(value) { counted = value },
  get drawn() { return drawn }, set drawn(value) { drawn = value },
  get walked() { return walked }, set walked(value) { walked = value },
  get said() { return said }, set said(value) { said = value } };`;

const isName = (name: string): name is keyof typeof deeds => Object.hasOwn(deeds, name);
const names = Object.keys(deeds).filter(isName);

/** The payloads of one stream. */
export const someDeeds = fc.array(
  fc.record({
    deeds: fc.array(fc.tuple(fc.constantFrom(...names), fc.integer({ min: 1, max: 16 })), {
      maxLength: 4,
    }),
  }),
  { maxLength: 6 },
);
