import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/errors.ts';
import { streamId } from '@/lib/events/ids.ts';
import type { Payload, RecordedEvent } from '@/lib/events/recorded-event.ts';
import { equalJson } from '@/lib/json/equal-json.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import type { Harness, SeedPayload } from '../harness.ts';
import { seedLog, timeAt, type SeedPart } from '../seeds.ts';
import { caseUnless, lacks, reading, everything, whole, withStore, walkLog } from '../suite.ts';
import type { ReadOptions } from '../../port.ts';

const text = (json: string): SeedPayload => ({ kind: 'json', text: json });

function readSeeded(
  harness: Harness,
  parts: readonly Partial<SeedPart>[],
  options: Partial<ReadOptions> = {},
) {
  const seeds = seedLog(
    parts.map((part) => ({ streamId: 'order-1', ...part })),
    harness,
  );
  return withStore(harness, seeds, ({ store }) => walkLog(store, everything, { options }));
}

const readOne = async (
  harness: Harness,
  part: Partial<SeedPart>,
  options: Partial<ReadOptions> = {},
): Promise<RecordedEvent> => {
  const [event] = await readSeeded(harness, [part], options);
  return event ?? expect.fail('the event was not returned');
};

const textOf = (payload: Payload): string =>
  payload.kind === 'json' ? payload.text : expect.fail(`the payload is ${payload.kind}, not json`);

/** Ruby encodes some objects twice, and the layouts that know it cannot tell such a string from one. */
const mightBeEncodedTwice = (value: unknown): boolean =>
  typeof value === 'string' && value.trimStart().startsWith('{');

function expectEqualValue(stored: string, seeded: string): void {
  const [a, b] = [parseJson(stored), parseJson(seeded)];
  if (!a.ok || !b.ok) return expect.fail(`no JSON: ${stored.slice(0, 100)}`);
  expect(
    equalJson(a.value, b.value),
    `${stored.slice(0, 200)} is not ${seeded.slice(0, 200)}`,
  ).toBe(true);
}

/** Stores that print JSON anew may write a number otherwise. */
function textFor(value: unknown, keepsText: boolean): string {
  if (keepsText) return JSON.stringify(value);
  const plainNumbers = (_: string, each: unknown): unknown =>
    typeof each === 'number' ? Math.trunc(each % 1e9) + 0 : each;
  return JSON.stringify({ value }, plainNumbers);
}

export function fidelityGroup(harness: Harness): void {
  describe('giving what is stored', () => {
    payloadTexts(harness);
    otherPayloads(harness);
    sizes(harness);
    columns(harness);
  });
}

function payloadTexts(harness: Harness): void {
  caseUnless(lacks(harness, 'exact-text'), 'keeps JSON text byte for byte', async () => {
    const texts = [
      '{ "b" : 1,\n\t"a":[ ] }',
      '{"a":1,"a":2}',
      '1.10',
      '"\\u0041\\/"',
      ' null ',
      '{"n":1e400,"z":-0}',
    ];
    const events = await readSeeded(
      harness,
      texts.map((each) => ({ data: text(each) })),
    );
    expect(events.map((event) => textOf(event.data))).toEqual(texts);
  });

  it('keeps numbers that no double can hold', async () => {
    const json =
      '{"big":9007199254740993,"long":123456789012345678901234567890,"fine":0.1000000000000000055}';
    expectEqualValue(textOf((await readOne(harness, { data: text(json) })).data), json);
  });

  it('keeps text of every script', async () => {
    const json = JSON.stringify({ a: 'æ — 日本 שלום 😀 \u202E', ключ: '', quotes: `'"\\` });
    expectEqualValue(textOf((await readOne(harness, { data: text(json) })).data), json);
  });

  it('keeps any JSON', async () => {
    const keepsText = lacks(harness, 'exact-text') === null;
    const json = fc
      .jsonValue({ maxDepth: 3 })
      .filter((value) => !mightBeEncodedTwice(value))
      .map((value) => textFor(value, keepsText));
    await fc.assert(
      fc.asyncProperty(fc.array(json, { minLength: 1, maxLength: 8 }), async (texts) => {
        const parts = texts.map((each) => ({ data: text(each) }));
        const events = await readSeeded(harness, parts);
        for (const [index, event] of events.entries()) {
          expectEqualValue(textOf(event.data), texts[index] ?? '');
        }
      }),
      { numRuns: 8 },
    );
  });

  caseUnless(lacks(harness, 'invalid-json'), 'keeps text that is no JSON', async () => {
    const texts = ['{"a":', "{'a':1}", '[1,]', '', '\ufeff{}', 'NaN'];
    const events = await readSeeded(
      harness,
      texts.map((each) => ({ data: text(each) })),
    );
    expect(events.map((event) => textOf(event.data))).toEqual(texts);
  });
}

function otherPayloads(harness: Harness): void {
  caseUnless(lacks(harness, 'bytes'), 'gives bytes as bytes', async () => {
    const bytes = new Uint8Array([0xff, 0xfe, 0x00, 0x41]);
    const { data } = await readOne(harness, { data: { kind: 'bytes', bytes } });
    expect(data).toMatchObject({ kind: 'binary' });
    expect(data.kind === 'binary' && [...data.bytes]).toEqual([...bytes]);
  });

  caseUnless(lacks(harness, 'absent-data'), 'tells a missing value from a JSON null', async () => {
    const events = await readSeeded(harness, [
      { data: { kind: 'absent' } },
      { data: text('null') },
    ]);
    expect(events.map((event) => event.data)).toEqual([
      { kind: 'absent' },
      { kind: 'json', text: 'null' },
    ]);
  });

  caseUnless(lacks(harness, 'erased'), 'says that an erased payload is erased', async () => {
    expect((await readOne(harness, { data: { kind: 'erased' } })).data).toEqual({ kind: 'erased' });
  });

  it('leaves payloads out when they are not wanted', async () => {
    const event = await readOne(harness, {}, { payload: 'omit' });
    expect(event.data).toEqual({ kind: 'omitted' });
    expect(event.metadata).toEqual({ kind: 'omitted' });
  });

  it('gives what an inferred state needs, and no more, when only data is wanted', async () => {
    await withStore(harness, seedLog([{ streamId: 'order-1' }], harness), async ({ store }) => {
      const [full] = await walkLog(store, everything, {});
      const [lean] = await walkLog(store, everything, { options: { payload: 'data' } });
      if (full === undefined || lean === undefined) expect.fail('the event was not returned');
      const facts = ['streamId', 'version', 'position', 'type'] as const;
      const needed = [...facts, 'recordedAt', 'occurredAt', 'data'] as const;
      for (const name of needed) expect(lean[name], name).toEqual(full[name]);
      expect(lean.metadata).toEqual({ kind: 'omitted' });
      expect(lean).toMatchObject({ initiator: null, correlationId: null, causationId: null });
    });
  });
}

function sizes(harness: Harness): void {
  const long = `{"text":"${'é'.repeat(3000)}"}`;
  const plain = lacks(harness, 'plain-size');

  caseUnless(plain, 'gives a payload that is too long as its size and beginning', async () => {
    const { data } = await readOne(harness, { data: text(long) }, { maxPayload: 1000 });
    if (data.kind !== 'oversized') return expect.fail(`the payload is ${data.kind}`);
    expect(data.size).toBeGreaterThanOrEqual(3000);
    expect(data.head.replaceAll(' ', '')).toMatch(/^\{"text":"éé+$/);
    expect(data.head.length).toBeLessThanOrEqual(1000);
  });

  caseUnless(plain, 'counts the length of a payload in characters', async () => {
    const stored = textOf((await readOne(harness, { data: text(long) })).data);
    const fits = await readOne(harness, { data: text(long) }, { maxPayload: stored.length });
    expect(fits.data.kind).toBe('json');
    const exceeds = await readOne(harness, { data: text(long) }, { maxPayload: stored.length - 1 });
    expect(exceeds.data.kind).toBe('oversized');
  });

  it('pages large payloads without losing one', async () => {
    const parts = Array.from({ length: 12 }, (_, n) => ({
      data: text(`{"n":${n},"x":"${'x'.repeat(900_000)}"}`),
    }));
    const events = await readSeeded(harness, parts);
    expect(events.map((event) => /"n": ?(\d+)/.exec(textOf(event.data))?.[1])).toEqual(
      parts.map((_, n) => String(n)),
    );
  });
}

function columns(harness: Harness): void {
  caseUnless(lacks(harness, 'recorded-time', 'microseconds'), 'keeps microseconds', async () => {
    const events = await readSeeded(harness, [
      { recordedAt: timeAt(1, 1) },
      { recordedAt: timeAt(1, 2) },
    ]);
    expect(events.map((event) => event.recordedAt)).toEqual([timeAt(1, 1), timeAt(1, 2)]);
  });

  caseUnless(lacks(harness, 'correlation'), 'gives correlation and causation ids', async () => {
    const event = await readOne(harness, {
      correlationId: 'c/1 ü',
      causationId: '00000000-0000-4000-8000-0000000000aa',
    });
    expect(event).toMatchObject({
      correlationId: 'c/1 ü',
      causationId: '00000000-0000-4000-8000-0000000000aa',
    });
  });

  caseUnless(lacks(harness, 'initiator'), 'gives who did it', async () => {
    expect((await readOne(harness, { initiator: 'anna@example.com' })).initiator).toBe(
      'anna@example.com',
    );
  });

  caseUnless(lacks(harness, 'schema-version'), 'gives the schema version', async () => {
    expect((await readOne(harness, { schemaVersion: '3' })).schemaVersion).toBe('3');
  });

  caseUnless(lacks(harness, 'tags'), 'gives tags as they are', async () => {
    const tags = ['a', 'b c', '"', '😀'];
    expect((await readOne(harness, { tags })).tags).toEqual(tags);
  });

  it('gives the category and the type', async () => {
    const event = await readOne(harness, { type: 'Ns.Order/Placed "v2" 😀' });
    expect(event).toMatchObject({
      category: 'order',
      type: 'Ns.Order/Placed "v2" 😀',
      link: false,
    });
  });

  it('answers a stream id with a NUL with nothing or a refusal', () =>
    withStore(harness, seedLog([{ streamId: 'order-1' }], harness), async ({ store }) => {
      const read = store.readStream(streamId('order-1\u0000'), whole(), reading());
      const outcome: unknown = await read.catch((error: unknown) => error);
      if (outcome instanceof AppError) expect(outcome.code).toBe('invalid_input');
      else expect(outcome).toMatchObject({ items: [], next: null });
    }));
}
