import type { EventView } from '@/lib/api/views.ts';

/** What a fixture takes from an event, masked where the reader may not see it. */
export type FixtureEvent = Pick<EventView, 'type' | 'version' | 'recordedAt' | 'data'>;

/** The events of a stream up to a moment and the state they made, for a test of somebody's own. */
export interface Fixture {
  readonly stream: string;
  readonly events: readonly FixtureEvent[];
  /** Lossless JSON text of the state after the last event; null = no state. */
  readonly state: string | null;
}

/**
 * As JSON. Payloads stand as stored, so every digit survives; a payload that is not JSON stands as
 * null with its kind beside it.
 */
export function fixtureJson({ stream, events, state }: Fixture): string {
  const lines = events.map((event) => `    ${eventJson(event)}`).join(',\n');
  const given = lines === '' ? '[]' : `[\n${lines}\n  ]`;
  return `{\n  "stream": ${JSON.stringify(stream)},\n  "given": ${given},\n  "then": ${state ?? 'null'}\n}\n`;
}

function eventJson(event: FixtureEvent): string {
  const { data } = event;
  const parts = [
    `"type": ${JSON.stringify(event.type)}`,
    `"version": ${event.version}`,
    ...(event.recordedAt === null ? [] : [`"recordedAt": ${JSON.stringify(event.recordedAt)}`]),
    data.kind === 'json' ? `"data": ${oneLine(data.text)}` : `"data": null`,
    ...(data.kind === 'json' ? [] : [`"kind": ${JSON.stringify(data.kind)}`]),
  ];
  return `{ ${parts.join(', ')} }`;
}

/**
 * As a test in TypeScript, given/when/then. `fold` is for the reader to import; numbers a double
 * cannot hold come through `JSON.parse` and lose digits there, so the text of each payload is kept.
 */
export function fixtureTypeScript({ stream, events, state }: Fixture): string {
  const given = events.map((event) => `    ${eventCode(event)},`).join('\n');
  return [
    "import { expect, it } from 'vitest';",
    "import { fold } from './fold';",
    '',
    `it(${quoted(`${stream} after ${events.length} events`)}, () => {`,
    '  const given = [',
    ...(given === '' ? [] : [given]),
    '  ];',
    '  const state = given.reduce(fold, undefined);',
    `  expect(state).toEqual(JSON.parse(${quoted(state ?? 'null')}));`,
    '});',
    '',
  ].join('\n');
}

function eventCode(event: FixtureEvent): string {
  const { data } = event;
  const payload = data.kind === 'json' ? `JSON.parse(${quoted(data.text)})` : 'undefined';
  const note = data.kind === 'json' ? '' : ` /* ${data.kind} */`;
  return `{ type: ${quoted(event.type)}, version: ${event.version}n, data: ${payload}${note} }`;
}

/** A text as a literal; separators that end a line in old engines are escaped as well. */
const quoted = (text: string): string =>
  JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

/** Line ends inside JSON are white space only: inside its texts they are always escaped. */
const oneLine = (text: string): string => text.replaceAll(/\r?\n\s*/g, ' ');
