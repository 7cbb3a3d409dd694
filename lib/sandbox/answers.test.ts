import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answering } from './answers.mjs';
import { usualBudgets } from './budgets.ts';
import { openSession } from './session.mjs';

const script = `let seen = 0;
var __reducers = { own: { category: 'a', reduce(state, event) {
  if (event.data === 'throw') throw new Error('no');
  return { n: (state?.n ?? 0) + 1, seen: (seen += 1) };
} } };`;

// A busy machine would tell in more parts.
beforeEach(() => {
  vi.spyOn(performance, 'now').mockReturnValue(0);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const events = (...data: readonly (string | number)[]) =>
  data.map((each, index) => ({
    facts: JSON.stringify({ streamId: 's', version: String(index + 1), type: 'T', at: 0 }),
    data: JSON.stringify(each),
    metadata: null,
  }));

/** A worker without a worker: what it answers to messages, and which events it marked. */
async function worker() {
  const session = await openSession({ ...usualBudgets, eventMilliseconds: 10_000 });
  const [said, marks]: [object[], number[]] = [[], []];
  const answer = answering(session, {
    post: (message) => said.push(message),
    mark: (event) => marks.push(event),
  });
  answer({ load: script });
  said.length = 0;
  marks.length = 0;
  return { answer, said, marks };
}

const begin = (anew: boolean, state: string | null = null, name = 'own') => ({ name, state, anew });
const done = (id: number, steps: readonly string[], spoilt = false) => ({
  ...{ id, steps, done: true, spoilt },
});

describe('a worker that holds a session', () => {
  it('begins a stream, folds it and answers with one message', async () => {
    const { answer, said } = await worker();
    answer({ id: 1, events: events(1, 2), begin: begin(false) });
    expect(said).toEqual([
      done(1, ['{"k":["n","seen"],"s":{"n":1,"seen":1}}', '{"s":{"n":2,"seen":2}}']),
    ]);
  });

  it('goes on where the message before ended, where none begins', async () => {
    const { answer, said } = await worker();
    answer({ id: 1, events: events(1), begin: begin(false, '{"n":5}') });
    answer({ id: 2, events: events(1) });
    expect(said.at(-1)).toEqual(done(2, ['{"s":{"n":7,"seen":2}}']));
  });

  it('finds nothing of the stream before where it begins anew, and what is there where it does not', async () => {
    const { answer, said } = await worker();
    for (const anew of [false, false, true, true]) {
      answer({ id: 1, events: events(1), begin: begin(anew, '{"n":5}') });
    }
    expect(said.map((each) => /"seen\\":(\d)/.exec(JSON.stringify(each))?.[1])).toEqual([
      ...['1', '2', '1', '1'],
    ]);
  });

  it('says a fault where the beginning fails', async () => {
    const { answer, said } = await worker();
    answer({ id: 1, events: events(1), begin: begin(false, null, 'other') });
    expect(said).toEqual([{ fault: 'There is no such reducer.' }]);
  });

  it('says with the last step that it is spoilt', async () => {
    const { answer, said } = await worker();
    answer({ id: 1, events: events(1, 'throw', 3), begin: begin(false) });
    expect(said).toMatchObject([
      { steps: [expect.any(String), expect.stringContaining('no')], done: true, spoilt: true },
    ]);
  });

  it('tells which event is at work, the beginning with the first', async () => {
    const { answer, marks } = await worker();
    answer({ id: 1, events: events(1, 2, 3), begin: begin(true) });
    expect(marks).toEqual([1, 1, 2, 3, 0]);
  });

  it('gives a sign of life when the beginning has taken long', async () => {
    const { answer, said } = await worker();
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 30));
    answer({ id: 1, events: events(1), begin: begin(true) });
    expect(said[0]).toEqual({ id: 1, steps: [], done: false });
  });

  it('tells every step at once where it is asked to be careful', async () => {
    const { answer, said } = await worker();
    answer({ id: 1, events: events(1, 2), begin: begin(false), careful: true });
    expect(said).toHaveLength(3);
  });
});
