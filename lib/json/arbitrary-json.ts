import fc from 'fast-check';
import { exactNumber } from './exact-number.ts';
import { JsonObject, type JsonNumber, type JsonValue } from './value.ts';

const digits = fc.stringMatching(/^(0|[1-9]\d{0,29})$/);
const numberText = fc
  .tuple(
    fc.constantFrom('', '-'),
    digits,
    fc.option(fc.stringMatching(/^\d{1,20}$/), { nil: null }),
    fc.option(fc.stringMatching(/^[eE][+-]?\d{1,4}$/), { nil: null }),
  )
  .map(([sign, whole, fraction, exponent]) =>
    [sign, whole, fraction === null ? '' : `.${fraction}`, exponent ?? ''].join(''),
  );

/** Numbers as stores hold them: small ones mostly, and those no double can hold as written. */
export const arbitraryNumber: fc.Arbitrary<JsonNumber> = fc.oneof(
  fc.integer({ min: -5, max: 100 }),
  numberText.map(exactNumber),
  fc.constantFrom('-0', '1e400', '1.10', '9007199254740993').map(exactNumber),
);

/** Any UTF-16 text, lone surrogates and control characters included. */
export const arbitraryText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('', 'a', 'email', '__proto__', 'toString', 'a.b', '[0]', '#x', '"', '\\', '1'),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 6 })
    .map((codes) => String.fromCharCode(...codes)),
);

/** Any JSON value; with `shadowed`, objects may hold earlier values of repeated keys. */
export function arbitraryJson(options: { readonly shadowed: boolean }): fc.Arbitrary<JsonValue> {
  const { value } = fc.letrec<{ value: JsonValue; object: JsonObject; array: JsonValue[] }>(
    (tie) => ({
      value: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.oneof(fc.constant(null), fc.boolean(), arbitraryText, arbitraryNumber),
        tie('object'),
        tie('array'),
      ),
      array: fc.array(tie('value'), { maxLength: 4 }),
      object: fc
        .array(fc.tuple(arbitraryText, tie('value')), { maxLength: 5 })
        .map((pairs) => objectOf(pairs, options.shadowed)),
    }),
  );
  return value;
}

function objectOf(
  pairs: readonly (readonly [string, JsonValue])[],
  keepShadowed: boolean,
): JsonObject {
  const entries = new Map<string, JsonValue>();
  const shadowed: (readonly [string, JsonValue])[] = [];
  for (const [key, value] of pairs) {
    const earlier = entries.get(key);
    if (earlier !== undefined && keepShadowed) shadowed.push([key, earlier]);
    entries.set(key, value);
  }
  return new JsonObject(entries, shadowed);
}
