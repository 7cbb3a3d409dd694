export type SearchValue =
  string | number | bigint | boolean | readonly (string | number | bigint)[] | null | undefined;

export type SearchValues = Readonly<Record<string, SearchValue>>;

/** Values as Next hands them to a page, or as a URL holds them. */
export type SearchSource =
  URLSearchParams | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * `?a=1&b=2&b=3` in the order given, or nothing when no value is set. Null and undefined are left
 * out, an empty text is kept, an array repeats its key. Characters that are safe in a query stay
 * readable, so that a time or a path can be read in a link.
 */
export function searchString(values: SearchValues): string {
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    textsOf(value).map((text) => `${encode(name)}=${encode(text)}`),
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** The values of each name: a text, or a list where the name is repeated. */
export function readSearch(source: SearchSource): Record<string, string | string[]> {
  const values = new Map<string, string[]>();
  for (const [name, text] of pairsOf(source)) {
    const texts = values.get(name) ?? [];
    texts.push(text);
    values.set(name, texts);
  }
  return Object.fromEntries(
    [...values].map(([name, texts]) => [name, texts.length === 1 ? (texts[0] ?? '') : texts]),
  );
}

function textsOf(value: SearchValue): readonly string[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

function pairsOf(source: SearchSource): readonly (readonly [string, string])[] {
  if (source instanceof URLSearchParams) return [...source];
  return Object.entries(source).flatMap(([name, value]) =>
    textsOf(value).map((text) => [name, text] as const),
  );
}

/** A lone surrogate has no place in a URL: it becomes U+FFFD, as URLSearchParams does it. */
function encode(text: string): string {
  const wellFormed = text.replace(/[\ud800-\udfff]/gu, '\ufffd');
  return encodeURIComponent(wellFormed).replace(/%(?:3A|40|2F|2C|24|5B|5D)/g, decodeURIComponent);
}
