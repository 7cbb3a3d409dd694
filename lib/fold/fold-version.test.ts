import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { compileRules } from '@/lib/reducers/compile-rules.ts';
import { reducerSource } from './fidelity.ts';
import { Fold } from './fold.ts';
import { foldVersion } from './fold-version.ts';
import { freeze } from './frozen.ts';
import { frozenToText } from './frozen-text.ts';
import { inferredReducer } from './inferred-reducer.ts';
import { stepReducer } from './steps.ts';
import type { Reducer } from './reducer.ts';

const texts = [
  '{"a":1,"b":{"c":[1,2,{"id":"x","n":1}],"d":null},"__proto__":1}',
  '{"b":{"c":[{"id":"y","n":2},{"id":"x","n":3}],"d":{"e":12345678901234567890.10}}}',
  '{"a":null,"n":1e2,"total":0.30}',
  '{"a":1,"a":2}',
  '{"total":0.1}',
  '[1]',
  '{"b":null,"lines":[]}',
  '"text"',
  '{"a":',
  '{"lines":[{"id":"y"}],"total":"x"}',
];
const types = ['AccountOpened', 'AccountChanged', 'AccountDeleted', 'AccountRestored'];

const events: readonly RecordedEvent[] = [
  ...texts.map((json, at) => sampleEvent(at + 1, { json, type: types[at % 4] ?? '' })),
  sampleEvent(11, { data: { kind: 'erased' } }),
  sampleEvent(11, { json: '{"a":5}' }),
  sampleEvent(14, { data: { kind: 'absent' }, initiator: 'ann' }),
  sampleEvent(15, { json: '{"last":true}', type: 'AccountOpened' }),
];

const rules = compileRules(`category: account
initial: { n: 0 }
on:
  AccountOpened: { merge: $, append: { log: $.a? } }
  AccountChanged: { add: { n: 1, sum: $.total? }, put: { list: { by: id, value: { id: x } } } }
  AccountRestored: { unset: n, set: { back: $event.version } }`);
const steps = new Map(events.map(({ version }) => [version as bigint, `{"s":{"v":${version}}}`]));

function reducers(): readonly Reducer[] {
  if (!rules.ok) throw new Error(JSON.stringify(rules.problems));
  const source = reducerSource('account', 'a'.repeat(64));
  const fidelity = { kind: 'reducer', source } as const;
  const stepped = stepReducer({ fidelity, initial: null, steps });
  return [inferredReducer, rules.rules.reducer(source), stepped];
}

it('is raised when the same events come to another state, blame or warning', () => {
  const all = createHash('sha256');
  for (const reducer of reducers()) {
    const fold = new Fold(reducer, { track: true, firstVersion: 1n });
    for (const event of events) {
      fold.take(event);
      all.update(frozenToText(freeze(fold)));
    }
  }
  // Another digest: raise `foldVersion` and write both here, so that kept states are folded anew.
  expect([foldVersion, all.digest('hex').slice(0, 16)]).toStrictEqual([2, 'bf99c8b457fd9f69']);
});
