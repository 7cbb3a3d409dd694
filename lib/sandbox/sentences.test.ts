import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession, type Session } from './session.mjs';

const budgets = {
  eventMilliseconds: 200,
  memoryBytes: 32 * 1024 * 1024,
  stackBytes: 256 * 1024,
  stateCharacters: 1024 * 1024,
};

/** Each lays the payload over the state and differs in how it tells that. */
const code = String.raw`
const reduce = (state, event) => { Object.assign(state, event.data); };
const telling = (describe) => ({ category: 'a', initial: {}, reduce, describe });
var __reducers = {
  mute: telling(undefined),
  says: telling((event, before, after) =>
    before.email !== after.email ? '{initiator} changed {field.email} to {after.email}' : undefined),
  several: telling(() => ['{before.email} left', "it's {after.email}"]),
  byType: telling({ Changed: 'changed to {after.email}', toString: 5 }),
  lies: telling((event) => 'changed to ' + event.data.email),
  quotes: telling(() => 'she said "it\'s"'),
  built: telling((event, before, after) => ${'`the address {after.list[${after.list.length - 1}].line} was added`'}),
  looks: telling((event, before, after) => [
    JSON.stringify(before), JSON.stringify(after), Object.keys(before).join(), String('email' in before), String(before.toString === {}.toString),
  ].every((each) => typeof each === 'string') && JSON.stringify(before) === '{}' && after.email === 'a@x' ? 'as it is' : 'otherwise'),
  writes: telling((event, before, after) => { 'use strict'; after.email = 'x'; return 'written'; }),
  writesDeep: telling((event, before, after) => { after.deep.x = 2; event.type = 'Other'; return 'written'; }),
  number: telling(() => 5),
  throws: telling(() => { throw new TypeError('no words'); }),
  hangs: telling(() => { for (;;) {} }),
  long: telling(() => 'x'.repeat(501)),
};`;

let session: Session;
beforeAll(async () => {
  session = await openSession(budgets);
  session.load(code);
});
afterAll(() => {
  session.close();
});

const event = (data: object, type = 'Changed') => ({
  facts: JSON.stringify({ streamId: 's', version: '1', type, at: 0 }),
  data: JSON.stringify(data),
  metadata: null,
});
const stepOf = (name: string, data: object = { email: 'a@x' }, type = 'Changed'): string => {
  session.begin(name, '{}');
  return session.step(event(data, type));
};
const state = '"k":["email"],"s":{"email":"a@x"}}';

describe('code that tells what an event did', () => {
  it.each([
    ['mute', ''],
    ['says', '"d":["{initiator} changed {field.email} to {after.email}"],'],
    ['several', `"d":["{before.email} left","it's {after.email}"],`],
    ['byType', '"d":["changed to {after.email}"],'],
    ['quotes', String.raw`"d":["she said \"it's\""],`],
    ['looks', '"d":["as it is"],'],
  ])('%s', (name, words) => {
    expect(stepOf(name)).toBe(`{${words}${state}`);
  });

  it('names a place that it has to look for', () => {
    expect(stepOf('built', { list: [{ line: 'x' }, { line: 'y' }] })).toContain(
      '"d":["the address {after.list[1].line} was added"]',
    );
  });

  it('may tell an event that changes nothing', () => {
    session.begin('several', '{"email":"a@x"}');
    expect(session.step(event({}))).toBe(`{"d":["{before.email} left","it's {after.email}"]}`);
  });

  it('says nothing of a type it does not name', () => {
    expect(stepOf('byType', {}, 'Other')).toBe('');
    expect(stepOf('byType', {}, 'constructor')).toBe('');
  });

  it('cannot put a value into the words', () => {
    expect(stepOf('lies')).toMatch(/^\{"e":"A sentence names values .*changed to a@x/);
  });

  it.each([
    ['number', 'a number, not a text'],
    ['throws', 'TypeError: no words'],
    ['hangs', 'longer than one event may take'],
    ['long', 'at most 500 characters'],
    ['writes', 'TypeError'],
  ])('says why it could not, and the state is there: %s', (name, reason) => {
    const step = stepOf(name);
    expect(step.startsWith('{"e":')).toBe(true);
    expect(step).toContain(reason);
    expect(step.endsWith(state)).toBe(true);
  });

  it('changes neither state nor event by it', () => {
    session.begin('writesDeep', '{}');
    expect(session.step(event({ deep: { x: 1 } }))).toContain('"s":{"deep":{"x":1}}');
    expect(session.step(event({ email: 'a' }))).toContain('"k":["deep","email"],"s":{"email":"a"}');
    session.begin('looks', '{}');
  });
});
