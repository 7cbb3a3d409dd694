import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DescriptionPart } from '@/lib/api/views.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { arbitraryStream } from '@/lib/fold/arbitrary-stream.ts';
import { Fold } from '@/lib/fold/fold.ts';
import { inferredReducer } from '@/lib/fold/inferred-reducer.ts';
import { lastValues } from '@/lib/json/last-values.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { parsePath } from '@/lib/json/parse-path.ts';
import { valueAt } from '@/lib/json/path.ts';
import { printJson } from '@/lib/json/print-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import { describing } from './describe.ts';
import { readTemplate, type SentenceTemplate } from './template.ts';

const templateOf = (text: string): SentenceTemplate => {
  const read = readTemplate(text);
  if (!read.ok) throw new Error(read.message);
  return read.template;
};

const jsonOf = (text: string): JsonValue => {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(text);
  return lastValues(parsed.value);
};

const payloadOf = ({ data }: RecordedEvent): JsonValue | undefined =>
  data.kind === 'json' && parseJson(data.text).ok ? jsonOf(data.text) : undefined;

const path = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('a', 'b') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('lines[0].id', 'lines[#x].quantity', 'a.b', '["__proto__"].a'),
  },
);
const word = fc.stringMatching(/^[a-z ]{1,8}$/).filter((text) => text.trim() !== '');
const placeholder = fc.oneof(
  fc.constant('{initiator}'),
  fc
    .tuple(fc.constantFrom('before', 'after', 'data', 'field'), path)
    .map(([root, at]) => `{${root}${at.startsWith('[') ? '' : '.'}${at}}`),
);
const template = fc
  .array(fc.oneof(word, placeholder), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(''));

/** Every event with the state on either side of it, printed, and how it is told. */
function told(events: readonly RecordedEvent[], texts: readonly string[]) {
  const fold = new Fold(inferredReducer, { track: true });
  const templates = texts.map(templateOf);
  return events.map((event) => {
    const print = (): string | null => (fold.state === undefined ? null : printJson(fold.state));
    const before = print();
    const describe = describing(templates, fold.state);
    fold.take(event);
    return { event, before, after: print(), parts: describe(event, fold.state) };
  });
}

const textsOf = (parts: readonly DescriptionPart[]) =>
  parts.flatMap((part) => (part.kind === 'text' ? [part.text] : []));

describe('an event that is told by a template', () => {
  it('has at every word of data what stands at its path', () => {
    let values = 0;
    fc.assert(
      fc.property(
        arbitraryStream,
        fc.array(template, { minLength: 2, maxLength: 6 }),
        (events, texts) => {
          for (const { event, before, after, parts } of told(events, texts)) {
            const sources = { before, after, data: payloadOf(event) };
            for (const part of parts ?? []) {
              if (part.kind !== 'value' || part.of === 'metadata') continue;
              const source = sources[part.of];
              const root =
                typeof source === 'string' && part.of !== 'data' ? jsonOf(source) : source;
              const at = parsePath(part.path);
              const found = at.ok && root != null ? valueAt(root, at.path) : undefined;
              expect(found === undefined ? 'nothing' : printJson(found)).toBe(part.json);
              values += 1;
            }
          }
        },
      ),
    );
    expect(values).toBeGreaterThan(0);
  });

  it('has as words only those of the template', () => {
    fc.assert(
      fc.property(arbitraryStream, template, (events, text) => {
        const literal = templateOf(text).flatMap((part) =>
          part.kind === 'text' ? [part.text] : [],
        );
        for (const { parts } of told(events, [text])) {
          for (const said of textsOf(parts ?? [])) {
            expect(literal.some((each) => each.toLowerCase().includes(said.toLowerCase()))).toBe(
              true,
            );
          }
        }
      }),
    );
  });
});

const only = (event: Partial<RecordedEvent> & { readonly json?: string }, ...texts: string[]) => {
  const state = jsonOf('{"email":"a@x","n":9007199254740993,"deep":{"x":1}}');
  const describe = describing(texts.map(templateOf), state);
  return describe(sampleEvent(2, event), jsonOf('{"email":"b@x","note":""}'));
};
const said = (parts: readonly DescriptionPart[] | null): string | null =>
  parts === null
    ? null
    : parts
        .map((part) => ('json' in part ? part.json : part.kind === 'text' ? part.text : part.kind))
        .join('');

describe('the first template that fits', () => {
  it.each<[string, readonly string[], string | null]>([
    ['from both states', ['{before.email} to {after.email}'], '"a@x" to "b@x"'],
    ['every digit', ['{before.n}'], '9007199254740993'],
    ['from the payload', ['{data.reason}'], '"no"'],
    ['from the metadata', ['{metadata.rule}'], '7'],
    ['an empty text is a value', ['{after.note}'], '""'],
    ['a null is a value', ['{data.gone}'], 'null'],
    ['the next where a value is missing', ['{after.phone}', 'x'], 'x'],
    ['the next where it is no scalar', ['{before.deep}', 'x'], 'x'],
    ['the next where it is too long', ['{data.long}', 'x'], 'x'],
    ['none', ['{after.phone}'], null],
  ])('%s', (_, texts, expected) => {
    const json = JSON.stringify({ reason: 'no', gone: null, long: 'x'.repeat(201) });
    const metadata = { kind: 'json', text: '{"rule":7}' } as const;
    expect(said(only({ json, metadata, initiator: 'ann' }, ...texts))).toBe(expected);
  });

  it('begins with what was done where nobody is known', () => {
    expect(said(only({ initiator: 'ann' }, '{initiator} did it'))).toBe('initiator did it');
    expect(said(only({}, '{initiator} did it'))).toBe('Did it');
    expect(said(only({}, 'done by {initiator}', 'Done'))).toBe('Done');
  });

  it('is never made of an event that cannot be read', () => {
    expect(only({ json: '{"a":' }, 'Done')).toBeNull();
    expect(only({ data: { kind: 'erased' } }, 'Done')).toBeNull();
    expect(said(only({ data: { kind: 'absent' } }, 'Done'))).toBe('Done');
  });
});
