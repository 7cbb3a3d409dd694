import { describe, expect, it } from 'vitest';
import { eventId, instant, position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { inferredReducer } from '@/lib/fold/inferred-reducer.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { parseCondition, parseQuery } from '../parse.ts';
import { compileQuery, type QueryContext } from './compile.ts';
import { compileCondition } from './condition.ts';
import { EventReading } from './event-reading.ts';
import { logSurroundings } from './log-surroundings.ts';
import type { Truth } from './truth.ts';

const context: QueryContext = {
  clock: { now: instant('2026-03-10T12:00:00Z'), zone: 'Europe/Paris' },
  comparePositions: (a, b) => Number(a) - Number(b),
  service: 'billing',
};

function judge(text: string, event: RecordedEvent): Truth {
  const { query, problems } = parseQuery(text);
  expect(problems, text).toStrictEqual([]);
  return compileQuery(query, context)(new EventReading(event));
}

const withData = (json: string): RecordedEvent => sampleEvent(3, { json });

describe('a clause on data', () => {
  it.each<[string, string, Truth]>([
    ['data.a:5', '{"a":5}', true],
    ['data.a:5', '{"a":5.00}', true],
    ['data.a:5', '{"a":"5"}', true],
    ['data.a:"5"', '{"a":5}', false],
    ['data.a:"5"', '{"a":"5"}', true],
    ['data.a:>5', '{"a":"6"}', false],
    ['data.a:>9007199254740992', '{"a":9007199254740993}', true],
    ['data.a:9007199254740992', '{"a":9007199254740993}', false],
    ['data.a:<1e400', '{"a":1e399}', true],
    ['data.a:0', '{"a":-0}', true],
    ['data.a:true', '{"a":true}', true],
    ['data.a:true', '{"a":"true"}', true],
    ['data.a:null', '{"a":null}', true],
    ['data.a:exists', '{"a":null}', true],
    ['data.a:missing', '{"a":null}', false],
    ['data.a:missing', '{}', true],
    ['data.a:!=5', '{}', false],
    ['-data.a:5', '{}', true],
    ['data.a:!=5', '{"a":6}', true],
    ['data.a:*', '{"a":{}}', true],
    ['data.a:x', '{"a":["x"]}', false],
    ['data.a[*]:x', '{"a":["y","x"]}', true],
    ['data.a[1]:x', '{"a":["y","x"]}', true],
    ['data.a[*]:!=x', '{"a":["y","x"]}', true],
    ['-data.a[*]:x', '{"a":["y","x"]}', false],
    ['data.a:1*', '{"a":12}', true],
    ['data.a:"1*"', '{"a":12}', false],
    ['data.a:~"^a.c$"', '{"a":"abc"}', true],
    ['data.a:A', '{"a":"a"}', false],
    ['data.a:2026-03', '{"a":"2026-03-31T21:59:59Z"}', true],
    ['data.a:2026-03', '{"a":"2026-03-31T22:00:00Z"}', false],
    ['data.a:2026-03', '{"a":"2026-03"}', true],
    ['data.a:today', '{"a":"2026-03-09T23:30:00Z"}', true],
    ['data.a:2026', '{"a":"2026-03-05"}', false],
    ['data.a:>=-1d', '{"a":"2026-03-10"}', true],
    ['data["a.b"].c:1', '{"a.b":{"c":1}}', true],
    ['data.__proto__:exists', '{}', false],
    ['count(data.a):2', '{"a":[1,2]}', true],
    ['count(data.a):1', '{"a":{"x":1}}', true],
    ['count(data.a):0', '{}', false],
    ['data.a:1', '{"a":1,"a":2}', false],
  ])('%s on %s is %s', (text, json, expected) => {
    expect(judge(text, withData(json))).toBe(expected);
  });

  it('is unknown where the data cannot be read, and false where there is none', () => {
    const kinds: readonly (readonly [RecordedEvent['data'], Truth])[] = [
      [{ kind: 'json', text: '{' }, 'unknown'],
      [{ kind: 'erased' }, 'unknown'],
      [{ kind: 'omitted' }, 'unknown'],
      [{ kind: 'oversized', size: 9, head: '{"a":5}' }, 'unknown'],
      [{ kind: 'absent' }, false],
    ];
    for (const [data, expected] of kinds) {
      expect(judge('data.a:5', sampleEvent(1, { data }))).toBe(expected);
      expect(judge('data.a:5 type:Other', sampleEvent(1, { data }))).toBe(false);
    }
  });
});

describe('a clause on the event', () => {
  const event = sampleEvent(7, {
    type: 'EmailChanged',
    tags: ['a', 'b'],
    initiator: 'svc-mail',
    schemaVersion: '10',
    recordedAt: instant('2026-03-09T23:30:00Z'),
    position: position('12'),
    id: eventId('e-7'),
  });

  it.each<[string, Truth]>([
    ['type:EmailChanged', true],
    ['type:emailchanged', false],
    ['type:Email?hanged', true],
    ['tag:b', true],
    ['tag:!=b', true],
    ['-tag:b', false],
    ['initiator:svc-*', true],
    ['initiator:"svc-*"', false],
    ['tenant:missing', true],
    ['tenant:!=x', false],
    ['version:7', true],
    ['version:5..6', false],
    ['position:>9', true],
    ['position:12', true],
    ['schema:>9', true],
    ['schema:1*', true],
    ['recorded:today', true],
    ['recorded:2026-03-10', true],
    ['recorded:2026-03-09', false],
    ['recorded:<now', true],
    ['recorded:-1d..now', true],
    ['last:12h', false],
    ['last:13h', true],
    ['service:billing', true],
    ['readable:true', true],
    ['change.a', 'unknown'],
    ['-change.a', 'unknown'],
    ['root:e-7', 'unknown'],
  ])('%s is %s', (text, expected) => {
    expect(judge(text, event)).toBe(expected);
  });
});

describe('words', () => {
  const event = sampleEvent(1, {
    type: 'EmailChanged',
    json: '{"note":"Chargeback, LATE again","n":[12.5],"nested":{"Straße":"\\u00e9t\\u00e9"}}',
    correlationId: 'order-17',
  });

  it.each<[string, Truth]>([
    ['chargeback', true],
    ['charge', false],
    ['charge*', true],
    ['*back', true],
    ['"chargeback late"', true],
    ['"late chargeback"', false],
    ['chargeback again', true],
    ['ÉTÉ', true],
    ['straße', true],
    ['emailchanged', true],
    ['order-17', true],
    ['17', true],
    ['12.5', true],
    ['nothing', false],
    ['-nothing', true],
  ])('%s is %s', (text, expected) => {
    expect(judge(text, event)).toBe(expected);
  });

  it('in a payload that cannot be read are unknown unless they stand elsewhere', () => {
    const broken = sampleEvent(1, { data: { kind: 'json', text: '{"a":"chargeback' } });
    expect(judge('chargeback', broken)).toBe(true);
    expect(judge('other', broken)).toBe('unknown');
    expect(judge('account', broken)).toBe(true);
  });
});

describe('a clause on states', () => {
  const at = (version: number, day: string, json: string): RecordedEvent =>
    sampleEvent(version, {
      json,
      recordedAt: instant(`2026-0${day}T10:00:00Z`),
      position: position(String(version)),
    });
  const log = [
    at(0, '1-10', '{"role":"user","limit":10,"lines":[{"id":1,"n":1}]}'),
    at(1, '2-10', '{"role":"admin"}'),
    at(2, '3-10', '{"lines":[{"id":1,"n":2},{"id":2,"n":1}]}'),
    at(3, '4-10', '{"role":"user","limit":null}'),
  ];
  const surroundings = logSurroundings(log, inferredReducer, context.comparePositions);
  const found = (text: string): readonly number[] => {
    const { query, problems } = parseQuery(text);
    expect(problems, text).toStrictEqual([]);
    const evaluate = compileQuery(query, context);
    return log
      .filter((event) => evaluate(new EventReading(event), surroundings) === true)
      .map((event) => Number(event.version));
  };

  it.each<[string, readonly number[]]>([
    ['change.role', [0, 1, 3]],
    ['change.role:*->admin', [1]],
    ['change.role:admin->user', [3]],
    ['change.role:missing->user', [0]],
    ['change.role:user', [0, 3]],
    ['change.lines[*].n:1->2', [2]],
    ['change.lines[#2].n:missing->*', [2]],
    ['count(change.lines):2', [2]],
    ['-change.role', [2]],
    ['state.role:admin', [1, 2]],
    ['state.role:admin at:2026-03-01', [0, 1, 2, 3]],
    ['state.role:admin at:2026-04-11', []],
    ['state.role:admin at:v2', [0, 1, 2, 3]],
    ['state.role:admin at:p0', []],
    ['state.role:missing at:2025', [0, 1, 2, 3]],
    ['was.role:admin during:2026-03..2026-03', [0, 1, 2, 3]],
    ['was.role:admin during:2026-05..2026-06', []],
    ['was.role:admin during:2026-04-10..2026-05', [0, 1, 2, 3]],
    ['was.role:admin', [0, 1, 2, 3]],
    ['was.limit:>10', []],
    ['was.role:exists during:2025..2025', []],
  ])('%s finds versions %j', (text, versions) => {
    expect(found(text)).toStrictEqual(versions);
  });
});

describe('a condition on a state', () => {
  const holds = (text: string, json: string): boolean => {
    const { expr, problems } = parseCondition(text);
    const state = parseJson(json);
    expect(problems).toStrictEqual([]);
    if (expr === null || !state.ok) throw new Error('nothing to judge');
    return compileCondition(expr, context)(state.value);
  };

  it.each<[string, string, boolean]>([
    ['total < 0', '{"total":-0.01}', true],
    ['total < 0', '{}', false],
    [
      'status = locked and mfa.enabled = false',
      '{"status":"locked","mfa":{"enabled":false}}',
      true,
    ],
    ['status = locked and mfa.enabled = false', '{"status":"locked","mfa":{}}', false],
    ['count(lines) >= 2 or total:missing', '{"total":1,"lines":[1,2]}', true],
    ['not (lines[*].sku:A)', '{"lines":[{"sku":"A"}]}', false],
    ['a != 1', '{}', false],
  ])('%s on %s is %s', (text, json, expected) => {
    expect(holds(text, json)).toBe(expected);
  });

  it('sees a state that is not there as having nothing', () => {
    const { expr } = parseCondition('a:missing');
    if (expr === null) throw new Error('nothing to judge');
    expect(compileCondition(expr, context)(undefined)).toBe(true);
  });
});
