import fc from 'fast-check';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { Harness, SeedEvent, SeedPayload } from '@/server/stores/conformance/harness.ts';
import { seedLog, timeAt, uuid } from '@/server/stores/conformance/seeds.ts';

const states = [
  ...['{"status":"open","total":5}', '{"status":"closed"}', '{"status":null}', '{}', '{"ok":true}'],
  ...['{"total":9007199254740993}', '{"total":-1.5,"note":"Chargeback, late"}', '[1,2]'],
  ...['{"lines":[{"id":1,"sku":"A"},{"id":2,"sku":"B"}]}', '{"lines":[{"id":2,"sku":"C"}]}'],
  ...['{"email":"ann@example.org"}', '{"email":"bob@example.org","total":"5"}'],
  ...['{"due":"2026-01-01T00:03:00Z"}', '{"note":"50%_off \\\\ it\'s \\"Ünïcode\\" 😀"}'],
];
const rare: readonly (readonly [SeedPayload, keyof Harness['cannot'] | null])[] = [
  [{ kind: 'absent' }, 'absent-data'],
  [{ kind: 'erased' }, 'erased'],
  [{ kind: 'bytes', bytes: new Uint8Array([0, 255]) }, 'bytes'],
  [{ kind: 'json', text: '{"status":' }, 'invalid-json'],
];

const payloadFor = ({ cannot }: Harness): fc.Arbitrary<SeedPayload> =>
  fc.oneof(
    {
      weight: 14,
      arbitrary: fc.constantFrom(...states).map((text): SeedPayload => ({ kind: 'json', text })),
    },
    fc.constantFrom<SeedPayload>(
      { kind: 'json', text: '{}' },
      ...rare.flatMap(([payload, needs]) =>
        needs === null || cannot[needs] === undefined ? [payload] : [],
      ),
    ),
  );

const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.option(value, { nil: null, freq: 3 });

/**
 * Events of a few streams whose clocks run backwards now and then, with causes before and after them, and every
 * kind of payload that the layout can hold. The same for the same seed.
 */
export function generatedSeeds(
  harness: Harness,
  { events, seed }: { readonly events: number; readonly seed: number },
): readonly SeedEvent[] {
  const part = fc.record({
    streamId: fc.constantFrom(
      ...['account-1', 'account-2', 'account-22', 'order-1', 'order-2', 'order-22', 'cart-1'],
    ),
    type: fc.constantFrom('Opened', 'StatusChanged', 'EmailChanged', 'Closed'),
    correlationId: maybe(fc.constantFrom('c-1', 'c-2', 'c-3', '10')),
    causationId: maybe(fc.integer({ min: 1, max: events + 5 }).map(uuid)),
    initiator: maybe(fc.constantFrom('ann', 'bob', 'svc-mail')),
    schemaVersion: 'schema-version' in harness.cannot ? fc.constant(null) : fc.constant('2'),
    tags: 'tags' in harness.cannot ? fc.constant([]) : fc.subarray(['vip', 'eu']),
    data: payloadFor(harness),
  });
  const parts = fc.sample(part, { numRuns: events, seed });
  const back = fc.sample(fc.nat(9), { numRuns: events, seed: seed + 1 });
  return seedLog(
    parts.map((each, at) => ({
      ...each,
      recordedAt: timeAt(back[at] === 0 ? Math.max(0, at - 20) : at, at % 3 === 0 ? 0 : at),
    })),
    harness,
  );
}

/** What a query can name of an event. */
function quotedParts(event: RecordedEvent | undefined) {
  const quoted = (text: string | null | undefined): string => JSON.stringify(text ?? 'none');
  return {
    id: quoted(event?.id),
    streamId: quoted(event?.streamId),
    position: quoted(event?.position),
    recordedAt: quoted(event?.recordedAt),
    causationId: quoted(event?.causationId),
  };
}

/** Clauses that such a log answers in more than one way, whatever its layout keeps. */
export function clausesFor(log: readonly RecordedEvent[]): readonly string[] {
  const at = (share: number) => quotedParts(log[Math.floor(log.length * share)]);
  return [
    ...['type:Opened', 'type:(Opened,Closed)', 'type:*Changed', 'type:!=Closed', 'type:~^.{6}$'],
    ...['category:account', 'category:missing', 'category:(order,cart)', 'category:!=order'],
    ...[
      `stream:${at(0.4).streamId}`,
      'stream:account-*',
      'stream:order-2*',
      'stream:*1',
      'stream:!=order-1',
    ],
    ...['initiator:ann', 'initiator:missing', 'initiator:!=bob', 'initiator:svc-*'],
    ...['correlation:c-1', 'correlation:missing', 'correlation:(c-2,"10")', 'correlation:!=c-3'],
    ...[`event:${at(0.1).id}`, `event:(${at(0.2).id},${at(0.7).id})`],
    ...[`cause:${at(0.3).causationId}`, 'cause:exists', `causes:${at(0.5).id}`],
    ...[`root:${at(0.15).id}`, `root:${at(0.25).causationId}`],
    ...[`recorded:>${at(0.3).recordedAt}`, `recorded:<=${at(0.6).recordedAt}`],
    ...['recorded:2026-01-01T00:00:20Z..2026-01-01T00:00:40Z', 'recorded:2026-01-01T00:01'],
    ...['recorded:missing', 'recorded:!=2026-01-01T00:01', 'recorded:>=-2m', 'recorded:2025'],
    ...[`position:>${at(0.5).position}`, `position:<=${at(0.35).position}`],
    ...['version:>2', 'version:1', 'readable:true', 'readable:false', 'schema:2', 'tag:vip'],
    ...['data.status:open', 'data.status:missing', 'data.status:null', 'data.status:!=open'],
    ...['data.total:5', 'data.total:"5"', 'data.total:>0', 'data.total:9007199254740993'],
    ...[
      'data.lines[*].sku:(A,C)',
      'count(data.lines):2',
      'data.email:*@example.org',
      'data.ok:true',
    ],
    ...['data.due:2026-01-01', 'data[1]:2', 'data.*:open', 'data.note:"50%_off*"'],
    ...['chargeback', '"chargeback late"', 'charge*', '"ann@example.org"', 'Closed', '50', 'c-1'],
    ...['change.status:exists', 'change.status:*->closed', 'change.total', 'change.lines[*].sku:A'],
    ...['state.status:open', 'state.total:<0', 'state.email:exists', 'state.status:missing'],
    ...['was.status:open', 'was.total:>0', 'was.email:"ann@example.org"'],
  ];
}
