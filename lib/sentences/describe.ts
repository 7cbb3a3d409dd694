import type { DescriptionPart } from '@/lib/api/views.ts';
import type { Payload, RecordedEvent } from '@/lib/events/recorded-event.ts';
import { isScalar, type JsonScalar } from '@/lib/json/kinds.ts';
import { lastValues } from '@/lib/json/last-values.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { printPath, valueAt, type Path } from '@/lib/json/path.ts';
import { printJson } from '@/lib/json/print-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import type { SentenceTemplate, TemplatePiece, ValueRoot } from './template.ts';

/** Longer texts are left to the event and the diff. */
const longestValue = 200;

/** Tells an event by the state after it; null where no template fits. */
type Describe = (
  event: RecordedEvent,
  after: JsonValue | undefined,
) => readonly DescriptionPart[] | null;

/**
 * Looks at the state before an event, which the event may change in place, and waits for the rest. Of
 * the templates the first counts whose every value is there and short enough to be said.
 */
export function describing(
  templates: readonly SentenceTemplate[],
  before: JsonValue | undefined,
): Describe {
  const looked = templates.map((template) => ({ template, values: scalarsOf(template, before) }));
  return (event, after) => {
    const data = read(event.data);
    if (!data.readable) return null;
    const roots: Roots = {
      after: () => after,
      data: () => data.value,
      metadata: () => read(event.metadata).value,
    };
    for (const { template, values } of looked) {
      const at = (of: ValueRoot, path: Path): JsonScalar | undefined =>
        of === 'before' ? values.get(path) : scalarAt(roots[of](), path);
      const parts = partsOf(template, { at, isKnown: event.initiator !== null });
      if (parts !== null) return parts;
    }
    return null;
  };
}

type Roots = Readonly<Record<Exclude<ValueRoot, 'before'>, () => JsonValue | undefined>>;

const scalarsOf = (template: SentenceTemplate, state: JsonValue | undefined) =>
  new Map(
    template.flatMap((piece) =>
      piece.kind === 'value' && piece.of === 'before'
        ? [[piece.path, scalarAt(state, piece.path)] as const]
        : [],
    ),
  );

function scalarAt(value: JsonValue | undefined, path: Path): JsonScalar | undefined {
  const found = value === undefined ? undefined : valueAt(value, path);
  return found === undefined || !isScalar(found) ? undefined : found;
}

interface Known {
  readonly at: (of: ValueRoot, path: Path) => JsonScalar | undefined;
  /** Whether the event says who did it. */
  readonly isKnown: boolean;
}

function partsOf(template: SentenceTemplate, known: Known): readonly DescriptionPart[] | null {
  const parts: DescriptionPart[] = [];
  for (const piece of known.isKnown ? template : withoutStart(template)) {
    const part = partOf(piece, known);
    if (part === null) return null;
    parts.push(part);
  }
  return parts;
}

function partOf(piece: TemplatePiece, { at, isKnown }: Known): DescriptionPart | null {
  switch (piece.kind) {
    case 'text':
      return piece;
    case 'initiator':
      return isKnown ? { kind: 'initiator' } : null;
    case 'field':
      return { kind: 'field', path: printPath(piece.path) };
    case 'value': {
      const value = at(piece.of, piece.path);
      const json = value === undefined ? null : printJson(value);
      if (json === null || json.length > longestValue) return null;
      return { kind: 'value', of: piece.of, path: printPath(piece.path), json };
    }
  }
}

/** Where nobody is known, a sentence that begins with who did it begins with what was done. */
function withoutStart(template: SentenceTemplate): SentenceTemplate {
  const [first, second, ...rest] = template;
  if (first?.kind !== 'initiator' || second?.kind !== 'text') return template;
  const text = second.text.trimStart();
  return [{ kind: 'text', text: text.charAt(0).toUpperCase() + text.slice(1) }, ...rest];
}

interface Read {
  /** False for a payload that is there and says nothing: no sentence is made of it. */
  readonly readable: boolean;
  readonly value: JsonValue | undefined;
}

function read(payload: Payload): Read {
  if (payload.kind !== 'json') return { readable: payload.kind === 'absent', value: undefined };
  const parsed = parseJson(payload.text);
  if (!parsed.ok) return { readable: false, value: undefined };
  return { readable: true, value: parsed.duplicates ? lastValues(parsed.value) : parsed.value };
}
