import type { EventView, FidelityView } from '@/lib/api/views.ts';
import { happened, type Happened } from './watermark.ts';
import { parseJson } from '@/lib/json/parse-json.ts';

/** What a fixture takes from an event, masked where the reader may not see it. */
export type FixtureEvent = Pick<
  EventView,
  'type' | 'version' | 'recordedAt' | 'occurredAt' | 'initiator' | 'data'
>;

/** What folded the state, as far as a test can name it. */
export type FixtureReducer =
  | {
      readonly kind: 'code';
      /** Name of the export. */
      readonly name: string;
      /** File it is exported from; null: it was saved on screen. */
      readonly file: string | null;
      /** False: there is no state before the first event. */
      readonly hasInitial: boolean;
    }
  | { readonly kind: 'rules' | 'inferred' };

/** The events of a stream up to a moment and the state they made, for a test of somebody's own. */
export interface Fixture {
  readonly stream: string;
  readonly category: string | null;
  readonly reducer: FixtureReducer;
  /** Oldest first; the last one is what happens, the others are what is given. */
  readonly events: readonly Happened<FixtureEvent>[];
  /** Lossless JSON text of the state after the last event; null = no state. */
  readonly state: string | null;
  /** Of that state. */
  readonly fidelity: FidelityView;
  /** Where the reducer failed, so that later events are not in the state. */
  readonly stopped: { readonly version: string; readonly reason: string } | null;
}

/**
 * As JSON: given, when, then. Payloads stand as stored, so every digit survives; a payload that is
 * not JSON stands as null with its kind beside it.
 */
export function fixtureJson({ stream, events, state, fidelity }: Fixture): string {
  for (const event of events) happened(event);
  const lines = events.slice(0, -1).map((event) => `    ${eventJson(event)}`);
  const last = events.at(-1);
  return [
    '{',
    `  "stream": ${JSON.stringify(stream)},`,
    lines.length === 0 ? '  "given": [],' : `  "given": [\n${lines.join(',\n')}\n  ],`,
    `  "when": ${last === undefined ? 'null' : eventJson(last)},`,
    `  "then": ${state ?? 'null'},`,
    `  "fidelity": ${JSON.stringify(fidelity)}`,
    '}',
    '',
  ].join('\n');
}

function eventJson(event: FixtureEvent): string {
  const payload = readableData(event);
  const parts = [
    `"type": ${JSON.stringify(event.type)}`,
    `"version": ${event.version}`,
    ...factsOf(event).map(([name, text]) => `"${name}": ${JSON.stringify(text)}`),
    'text' in payload ? `"data": ${oneLine(payload.text)}` : `"data": null`,
    ...('text' in payload ? [] : [`"kind": ${JSON.stringify(payload.kind)}`]),
  ];
  return `{ ${parts.join(', ')} }`;
}

/** The payload's JSON text, or what it is in its place. */
export function readableData({
  data,
}: FixtureEvent): { readonly text: string } | { readonly kind: string } {
  if (data.kind !== 'json') return { kind: data.kind };
  return parseJson(data.text).ok ? { text: data.text } : { kind: 'unreadable' };
}

/** What is known of the event beside its payload. */
export const factsOf = (event: FixtureEvent): readonly (readonly [string, string])[] =>
  (['recordedAt', 'occurredAt', 'initiator'] as const).flatMap((name) => {
    const text = event[name];
    return text === null ? [] : [[name, text] as const];
  });

/** Line ends inside JSON are white space only: inside its texts they are always escaped. */
const oneLine = (text: string): string => text.replaceAll(/\r?\n\s*/g, ' ');
