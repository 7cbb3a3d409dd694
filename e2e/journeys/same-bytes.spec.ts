import fc from 'fast-check';
import { eventToView } from '../../lib/events/view.ts';
import { arbitraryStream } from '../../lib/fold/arbitrary-stream.ts';
import type { SandboxEvent } from '../../lib/sandbox/session.mjs';
import { inBrowser, inNode } from '../support/both-engines.ts';
import { foldInBrowser, foldInNode } from '../support/fold-in-both.ts';
import { expect, test } from '../support/test.ts';

/** A sample here; SAME_BYTES_STREAMS=10000 folds that many. */
const wanted = Number(process.env.SAME_BYTES_STREAMS ?? 300);
const batch = 100;

/** Everything whose answer could depend on the machine: chance, time, floats, order, words. */
const script = `var __reducers = { own: { category: 'own', initial: {}, reduce(state, { type, data, version, recordedAt }) {
  switch (type) {
    case 'laid': if (data !== null && typeof data === 'object') for (const [key, value] of Object.entries(data)) state['k' + key] = value; break;
    case 'numbers': state.numbers = [Math.sin(version), Math.pow(version, 0.3), Math.exp(-version), 0.1 * version, 1e21 / version]; break;
    case 'chance': state.chance = [Math.random(), Math.random()]; break;
    case 'time': state.time = [Date.now(), String(new Date()), new Date(recordedAt).getHours(), new Date(2026, 2, 29).toISOString()]; break;
    case 'order': state.order = Object.keys(state).sort().concat([10, 9, 1].sort(), ['ä', 'z', 'Z'].sort((a, b) => a.localeCompare(b))); break;
    case 'words': state.words = JSON.stringify(data).toUpperCase().normalize('NFD').replace(/[^A-Z]+/gu, '-').split('-').length; break;
    case 'fault': throw new TypeError('fault at ' + version);
  }
} } };`;

const types = ['laid', 'laid', 'numbers', 'chance', 'time', 'order', 'words', 'fault'] as const;

const stream = fc
  .array(fc.tuple(fc.constantFrom(...types), fc.json()), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.map(([type, data], index) => eventOf(index + 1, type, data)));

function eventOf(version: number, type: string, data: string): SandboxEvent {
  const at = Date.UTC(2026, 0, 1) + version * 86_400_123;
  const facts = { id: `e-${String(version)}`, type, version: String(version), at };
  const recordedAt = new Date(at).toISOString();
  return { facts: JSON.stringify({ ...facts, recordedAt }), data, metadata: null };
}

test('a reducer gives the same bytes in Node and in the browser', async ({ page }) => {
  test.setTimeout(60_000 + wanted * 100);
  const streams = fc.sample(stream, { numRuns: wanted, seed: 20_261_123 });
  const [node, browser] = [await inNode(script), await inBrowser(page, script)];
  let steps = 0;
  for (let from = 0; from < streams.length; from += batch) {
    const some = streams.slice(from, from + batch);
    const [here, there] = await Promise.all([node(some), browser(some)]);
    expect(there).toEqual(here);
    steps += here.filter((step) => step.includes('"s":')).length;
  }
  expect(steps).toBeGreaterThan(wanted);
});

const rules = `category: account
initial: { n: 0, sum: 0.1, log: [] }
on:
  AccountChanged: { add: { n: 1, sum: 0.2 }, append: { log: $.a? }, set: { last: $.b?, lines: $.lines? } }
  EmailChanged: { set: { "seen[$event.version]": $event.recordedAt? }, unset: last }
  AccountOpened: { merge: $ }
  AccountDeleted: delete
  LineRemoved: { set: { n: $.missing } }`;

for (const [name, by] of [
  ['inferred', null],
  ['declared by rules', rules],
] as const) {
  test(`a state ${name} has the same bytes in Node and in the browser`, async ({ page }) => {
    test.setTimeout(60_000 + wanted * 100);
    const streams = fc
      .sample(arbitraryStream, { numRuns: wanted, seed: 20_261_124 })
      .map((events) => events.map(eventToView));
    const [node, browser] = [foldInNode(by), await foldInBrowser(page, by)];
    let texts = 0;
    for (let from = 0; from < streams.length; from += batch) {
      const some = streams.slice(from, from + batch);
      const [here, there] = await Promise.all([node(some), browser(some)]);
      expect(there).toEqual(here);
      texts += new Set(here).size;
    }
    expect(texts).toBeGreaterThan(wanted);
  });
}
