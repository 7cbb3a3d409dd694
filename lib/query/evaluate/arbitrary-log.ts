import fc from 'fast-check';
import { eventId, instant, position, streamId } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';

const someone = fc.constantFrom('ann', 'bob', 'svc-mail', null);
const json = fc.oneof(
  fc.constantFrom(
    ...[
      '{"status":"open","total":5}',
      '{"status":"closed"}',
      '{"total":-1.50,"note":"Chargeback, late"}',
    ],
    ...['{"total":9007199254740993}', '{"lines":[{"id":1,"sku":"A"},{"id":2,"sku":"B"}]}', '{}'],
    ...[
      '{"lines":[{"id":2,"sku":"C"}],"status":null}',
      '{"due":"2026-03-05T10:00:00Z"}',
      '{"ok":true}',
    ],
    ...['{"email":"ann@example.org"}', '{"email":"bob@example.org","total":"5"}', '[1,2]'],
    ...['{"phone":"+44 20 7946 0199"}', '{"phone":"(+44) 207-9460199"}', '{"phone":442079460199}'],
    ...['{"phones":["0044 (0)20 7946 0199"]}', '{"phone":"020\\u00a07946 0199"}'],
  ),
);
const payload: fc.Arbitrary<RecordedEvent['data']> = fc.oneof(
  { weight: 12, arbitrary: json.map((text) => ({ kind: 'json', text }) as const) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<RecordedEvent['data']>(
      { kind: 'absent' },
      { kind: 'erased' },
      { kind: 'json', text: '{"status":' },
      { kind: 'binary', bytes: new Uint8Array([0]), encoding: 'opaque' },
      { kind: 'oversized', size: 9_000_000, head: '{"note":"chargeback' },
      { kind: 'omitted' },
    ),
  },
);

const step = fc.record({
  stream: fc.constantFrom('account-1', 'account-2', 'order-1'),
  type: fc.constantFrom('AccountOpened', 'EmailChanged', 'OrderClosed', 'NoticeSent'),
  initiator: someone,
  tenant: fc.constantFrom('north', null),
  tags: fc.subarray(['vip', 'eu']),
  correlationId: fc.constantFrom('c-1', 'c-2', null),
  cause: fc.option(fc.nat(12), { nil: null }),
  schemaVersion: fc.constantFrom('1', '2', '10', 'beta', null),
  /** Hours after the event before; clocks run backwards now and then. */
  hours: fc.oneof({ weight: 8, arbitrary: fc.nat(400) }, fc.integer({ min: -30, max: -1 })),
  timeless: fc.nat(12).map((dice) => dice === 0),
  data: payload,
  metadata: fc.constantFrom<RecordedEvent['metadata']>(
    { kind: 'absent' },
    { kind: 'json', text: '{"ip":"10.0.0.1"}' },
  ),
});

const start = Date.UTC(2026, 1, 25);

/** A log of a few streams in log order, with causes, gaps in time and payloads of every kind. */
export const arbitraryLog: fc.Arbitrary<readonly RecordedEvent[]> = fc
  .array(step, { maxLength: 12 })
  .map((steps) => {
    const next = new Map<string, number>();
    let at = start;
    return steps.map(({ stream, hours, timeless, cause, ...rest }, index) => {
      at += hours * 3_600_000;
      const version = next.get(stream) ?? 0;
      next.set(stream, version + 1);
      return {
        ...sampleEvent(version, rest),
        id: eventId(`e-${index}`),
        streamId: streamId(stream),
        category: stream.startsWith('order') ? null : 'account',
        position: position(String(index + 1)),
        recordedAt: timeless ? null : instant(new Date(at).toISOString()),
        causationId: cause === null ? null : `e-${cause}`,
      };
    });
  });

/** Clauses that these logs answer in more than one way. */
export const sensibleClauses: readonly string[] = [
  ...['type:AccountOpened', 'type:*Changed', 'type:(EmailChanged,NoticeSent)', 'type:~^.{11}$'],
  ...['category:account', 'category:missing', 'stream:account-*', 'stream:order-1', 'event:e-3'],
  ...['tenant:exists', 'tenant:!=south', 'tag:vip', 'tag:(vip,eu)', 'tag:!=vip', 'tag:missing'],
  ...['initiator:svc-*', 'initiator:ann', 'initiator:missing', 'initiator:(ann,svc-*)'],
  ...['recorded:2026-03', 'recorded:>2026-03-01', 'recorded:<=2026-03', 'recorded:missing'],
  ...[
    'recorded:2026-02-27..2026-03-03',
    'recorded:!=2026-03',
    'recorded:>=-7d',
    'occurred:missing',
  ],
  ...['version:0', 'version:>=2', 'version:1..2', 'version:!=0', 'position:>4', 'position:2..5'],
  ...['correlation:c-1', 'correlation:missing', 'cause:e-1', 'cause:exists', 'causes:e-4'],
  ...['root:e-0', 'root:(e-1,e-2)', 'readable:true', 'readable:false', 'schema:>1', 'schema:1'],
  ...['data.status:open', 'data.status:exists', 'data.status:missing', 'data.status:null'],
  ...['data.total:5', 'data.total:"5"', 'data.total:>0', 'data.total:-2..5', 'data.total:!=5'],
  ...[
    'data.total:9007199254740993',
    'data.total:-1.5',
    'data.total:>9007199254740992',
    'data.ok:true',
  ],
  ...['data.lines[*].sku:A', 'data.lines[0].sku:(A,C)', 'data.lines[#2].sku:C', 'data.*:open'],
  ...['count(data.lines):2', 'count(data.lines):>0', 'data.due:2026-03', 'data.due:<=2026-03-05'],
  ...[
    'data.email:*@example.org',
    'data.email:~^ann',
    'data[1]:2',
    'metadata.ip:10.*',
    'metadata.x:1',
  ],
  ...['chargeback', '"chargeback late"', 'charge*', 'example', '"ann@example.org"', 'c-1', '10'],
  ...['"+44 20 79460199"', '442079460199', '"0044 20 7946 0199"', '"(020) 79460199"'],
];

/** Clauses that look at states. */
export const stateClauses: readonly string[] = [
  ...[
    'change.status:exists',
    'change.status:*->closed',
    'change.status:open->closed',
    'change.total',
  ],
  ...['change.status:missing->*', 'change.lines[*].sku:exists', 'change.lines[*].sku:missing->A'],
  ...['change.email:(ann@example.org,bob*)', 'count(change.lines):1', 'change.status:missing'],
  ...['state.status:open', 'state.total:<0', 'state.email:exists', 'state.status:missing'],
  ...['was.status:open', 'was.total:>0', 'was.email:"ann@example.org"', 'was.status:missing'],
];
