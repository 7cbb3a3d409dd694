/** What a field holds, which says how its values are compared. */
export type FieldKind =
  'text' | 'time' | 'integer' | 'position' | 'revision' | 'boolean' | 'json' | 'change';

export interface FieldInfo {
  readonly kind: FieldKind;
  /** True when a path must follow: `data.x`. */
  readonly pathed: boolean;
  readonly meaning: string;
  /** Other spellings that are read; the printer writes the full word. */
  readonly aliases: readonly string[];
}

const field = (kind: FieldKind, meaning: string, ...aliases: readonly string[]): FieldInfo => ({
  kind,
  pathed: kind === 'json' || kind === 'change',
  meaning,
  aliases,
});

/** Every field of the language; there are no others. */
export const fields = {
  type: field('text', 'event type'),
  category: field('text', 'kind of the stream', 'cat'),
  stream: field('text', 'stream id', 'agg', 'aggregate'),
  event: field('text', 'id of the event', 'id'),
  tenant: field('text', 'tenant'),
  tag: field('text', 'tag the store put on the event', 'tags'),
  initiator: field('text', 'who did it', 'by', 'actor', 'user'),
  recorded: field('time', 'when the store wrote it', 'time'),
  occurred: field('time', 'when the business says it happened'),
  version: field('integer', 'place in the stream', 'ver'),
  position: field('position', 'place in the log', 'pos'),
  correlation: field('text', 'same conversation', 'corr'),
  cause: field('text', 'direct cause'),
  causes: field('text', 'direct effects'),
  root: field('text', 'an event above it in the chain of causes, or itself'),
  data: field('json', 'payload'),
  metadata: field('json', 'metadata', 'meta'),
  change: field('change', 'what the event altered in the state'),
  state: field('json', 'state of the stream at a moment'),
  was: field('json', 'state of the stream at some moment of a window'),
  readable: field('boolean', 'whether the payload could be decoded'),
  schema: field('revision', 'schema version'),
  finding: field('text', 'what the health of the log finds in it'),
  service: field('text', 'store, when several are searched at once', 'store'),
} as const satisfies Readonly<Record<string, FieldInfo>>;

export type FieldName = keyof typeof fields;

export const isFieldName = (name: string): name is FieldName => Object.hasOwn(fields, name);

// Object.keys gives plain strings; every one of them passes the guard.
export const fieldNames: readonly FieldName[] = Object.keys(fields).filter(isFieldName);

export const fieldInfo = (name: FieldName): FieldInfo => fields[name];

const spellings = new Map<string, FieldName>(
  fieldNames.flatMap((name) => [name, ...fields[name].aliases].map((word) => [word, name])),
);

/** The field written so, in either case, aliases included; null when there is none. */
export const fieldNamed = (word: string): FieldName | null =>
  spellings.get(word.toLowerCase()) ?? null;

/** What limits a whole query and is no test of an event. */
export const scopeNames = ['at', 'during', 'last'] as const;
export type ScopeName = (typeof scopeNames)[number];

export const scopeNamed = (word: string): ScopeName | null =>
  scopeNames.find((name) => name === word.toLowerCase()) ?? null;
