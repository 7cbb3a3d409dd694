import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { sentenceText } from '@/lib/fold/sentence.ts';
import { inProcessPort } from '@/lib/sandbox/testing/in-process-port.ts';
import { WorkerSandbox } from '@/lib/sandbox/worker-sandbox.ts';
import type { Draft, DraftWorld } from './draft-reducer.ts';
import { previewDraft } from './preview-draft.ts';

const events = [
  { type: 'Opened', json: '{"open":true}' },
  { type: 'Paid', json: '{"amount":5}' },
  { type: 'Paid', json: '{"amount":7}' },
  { type: 'Viewed', json: '{}' },
].map((each, index) => sampleEvent(index + 1, { ...each, category: 'cart', initiator: 'ann' }));

/** The source is the script: what it takes to make one is not of interest here. */
const worldOf = (sandbox: WorkerSandbox): DraftWorld => ({
  bundle: (source) =>
    Promise.resolve(
      source === 'broken'
        ? { problems: [{ message: 'no', line: 2, column: 1 }], script: null }
        : { problems: [], script: source },
    ),
  sandbox: {
    load: (script) => sandbox.load(script),
    run: (name) => sandbox.run(name),
    renew: () => sandbox.renew(),
  },
  digest: (text) => Promise.resolve(createHash('sha256').update(text).digest('hex')),
});

async function preview(
  source: string,
  language: Draft['language'] = 'code',
  first = events.length,
) {
  const sandbox = new WorkerSandbox(() => inProcessPort());
  try {
    return await previewDraft(
      {
        draft: { language, source },
        category: 'cart',
        events: events.slice(0, first),
        options: { track: true, firstVersion: 1n },
        at: '',
      },
      worldOf(sandbox),
    );
  } finally {
    sandbox.close();
  }
}

const code = (body: string, { head = '', more = '' } = {}): string =>
  `${head} var __reducers = { cart: { category: 'cart', initial: { total: 0 }, ${more}
    reduce(state, event) { ${body} } } };`;
const summing = code("if (event.type === 'Paid') state.total += event.data.amount;");

describe('a draft that is previewed', () => {
  it('has the state it makes, labelled as its own, and what each event did', async () => {
    const { problems, state, steps } = await preview(summing);
    expect(problems).toEqual([]);
    expect(state?.state).toBe('{"total":12}');
    expect(state?.fidelity).toMatchObject({
      kind: 'reducer',
      source: expect.stringMatching(/^cart draft sha256:[0-9a-f]{64}$/) as string,
    });
    expect(state?.moment.version).toBe('4');
    expect(steps.map(({ version, paths }) => [version, ...paths])).toEqual([
      ['1'],
      ['2', 'total'],
      ['3', 'total'],
      ['4'],
    ]);
    expect(steps.map(({ sentence }) => sentenceText(sentence))[2]).toBe(
      'ann changed total from 5 to 12',
    );
  });

  it('is told in its own words, and says why it cannot be', async () => {
    const more = `describe: (event, before, after) => event.type === 'Paid' ? '{initiator} paid {data.amount}, {before.total} before' : 'now ' + after.total,`;
    const { steps } = await preview(code('state.total += event.data.amount ?? 0', { more }));
    expect(steps.map(({ sentence }) => sentenceText(sentence))).toEqual([
      'ann recorded Opened: no change',
      'ann paid 5, 0 before',
      'ann paid 7, 5 before',
      'ann recorded Viewed: no change',
    ]);
    expect(steps.map(({ fault }) => fault?.slice(0, 16) ?? null)).toEqual([
      'A sentence names',
      null,
      null,
      'A sentence names',
    ]);
  });

  it('is folded over the events it is given', async () => {
    const { state, steps } = await preview(summing, 'code', 2);
    expect([state?.state, state?.moment.version, steps.length]).toEqual(['{"total":5}', '2', 2]);
    expect((await preview(summing, 'code', 0)).state).toMatchObject({
      state: '{"total":0}',
      moment: { version: null },
    });
  });

  it('may be rules', async () => {
    const { state, checks } = await preview(
      'category: cart\non: { Opened: merge, Paid: merge }',
      'rules',
    );
    expect([state?.state, state?.fidelity.kind]).toEqual(['{"open":true,"amount":7}', 'rules']);
    expect([checks?.purity.outcome, checks?.twice.outcome]).toEqual(['holds', 'holds']);
    expect(checks?.coverage).toMatchObject({ declared: true, unhandled: [{ type: 'Viewed' }] });
  });

  it('tells the line of a fault', async () => {
    expect((await preview('broken')).problems).toEqual([{ message: 'no', line: 2, column: 1 }]);
    const rules = await preview('category: cart\non:\n  Paid: { boil: $.x }', 'rules');
    expect([rules.problems[0]?.line, rules.state]).toEqual([3, null]);
  });

  it.each([
    ['category: tea\non: { Made: merge }', 'rules' as const],
    ["var __reducers = { tea: { category: 'tea', reduce() {} } };", 'code' as const],
  ])('says where it folds another category', async (source, language) => {
    const { problems } = await preview(source, language);
    expect(problems[0]?.message).toContain('"cart", the draft folds "tea"');
  });

  it('says where it is no reducer or cannot be loaded', async () => {
    expect((await preview('var __reducers = {};')).problems[0]?.message).toContain('no reducer');
    expect((await preview('throw new Error("no")')).problems[0]?.message).toContain('no');
  });

  it('stops where it throws, and the state before stays', async () => {
    const { state, steps } = await preview(
      code("if (event.version === 3) throw new Error('no more'); state.total = event.version"),
    );
    expect([state?.state, state?.stopped?.version]).toEqual(['{"total":2}', '3']);
    expect(state?.stopped?.reason).toContain('no more');
    expect(steps.at(-1)?.version).toBe('3');
  });

  it('stops where it hangs', async () => {
    const { state } = await preview(code('for (;;) {}'));
    expect(state?.stopped).toMatchObject({ version: '1' });
  });
});

describe('the checks', () => {
  it('find what is kept outside of the state', async () => {
    const body = 'seen += 1; state.total = seen;';
    const { checks } = await preview(code(body, { head: 'let seen = 0;' }));
    expect(checks?.purity.outcome).toBe('fails');
  });

  it('find that a repeated event counts twice', async () => {
    const { checks } = await preview(summing);
    expect(checks?.purity.outcome).toBe('holds');
    expect(checks?.twice).toMatchObject({
      outcome: 'unclaimed',
      detail: expect.stringContaining('2 of 4 events') as string,
    });
  });

  it('fail where code or rules claim that a repeated event counts once, and name the first', async () => {
    const claim = 'idempotent: true,';
    const claimed = code("if (event.type === 'Paid') state.total += event.data.amount;", {
      more: claim,
    });
    const rules = 'category: cart\nidempotent: true\non: { Paid: { add: { total: $.amount } } }';
    for (const { checks } of [await preview(claimed), await preview(rules, 'rules')]) {
      expect(checks?.twice).toMatchObject({
        outcome: 'fails',
        at: { version: '2', type: 'Paid' },
        events: 4,
        detail: expect.stringContaining('says idempotent: true, and 2 of 4') as string,
      });
    }
    const kept = await preview(code('state.total = event.version', { more: claim }));
    expect(kept.checks?.twice).toMatchObject({ outcome: 'holds', at: null });
  });

  it('say that nothing was checked where there is no event', async () => {
    const { checks } = await preview(summing, 'code', 0);
    expect([checks?.purity.outcome, checks?.twice.outcome]).toEqual(['unknown', 'unknown']);
  });

  it('count the types that are left out, but not those left out on purpose', async () => {
    const open = await preview(summing);
    expect(open.checks?.coverage.unhandled.map(({ type }) => type)).toEqual(['Opened', 'Viewed']);
    const more = "ignores: ['Viewed'],";
    const told = await preview(code('state.total += event.data.amount ?? 0', { more }));
    expect(told.checks?.coverage.unhandled.map(({ type }) => type)).toEqual(['Opened']);
  });
});
