import { jsLiteral, quotedText } from '@/lib/json/js-literal.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { fidelityText } from './fidelity-words.ts';
import { happened } from './watermark.ts';
import { factsOf, readableData, type Fixture, type FixtureEvent } from './fixture.ts';

/**
 * As a test in TypeScript: given, when, then. It imports the reducer that folded the state where that
 * is code, and else says what has to stand in its place. Events no fold can take in are comments.
 */
export function fixtureTypeScript(fixture: Fixture): string {
  const { stream, events, state } = fixture;
  for (const event of events) happened(event);
  const given = events.slice(0, -1);
  const when = events.at(-1);
  const title = when === undefined ? 'nothing yet' : `${when.type} after ${given.length} events`;
  return [
    "import { expect, it } from 'vitest';",
    ...reducerLines(fixture),
    '',
    `it(${quotedText(`${stream}: ${title}`)}, () => {`,
    ...listOf('given', given),
    ...listOf('when', when === undefined ? [] : [when]),
    ...stoppedLine(fixture),
    fidelityLine(fixture),
    `  const then = ${state === null ? 'undefined' : literalOf(state)};`,
    '',
    `  const state = [...given, ...when].reduce(fold, ${initialOf(fixture)});`,
    '  expect(state).toEqual(then);',
    '});',
    '',
  ].join('\n');
}

function reducerLines({ reducer, category }: Fixture): readonly string[] {
  if (reducer.kind !== 'code') {
    const how = reducer.kind === 'rules' ? 'declared rules' : 'merging payloads, as a guess';
    const missing = `Name your reducer of ${category ?? 'this stream'}: this state was made by ${how}.`;
    return [
      '',
      'const fold = (state: any, event: any): any => {',
      `  throw new Error(${quotedText(missing)});`,
      '};',
    ];
  }
  const { name, file } = reducer;
  const local = localName(name);
  const from = file ?? `${category ?? 'reducer'}.ts`;
  const origin = file === null ? 'was saved on screen: copy it here' : 'is your reducer of it';
  return [
    `import ${importOf(name, local)} from ${quotedText(`./${from}`)}; // ${origin}`,
    '',
    'const fold = (state: any, event: any): any => {',
    `  const next = ${local}.reduce(state, event);`,
    '  return next === undefined ? state : next; // it may have changed the state in place',
    '};',
  ];
}

const isName = (name: string): boolean => /^[A-Za-z_$][\w$]*$/.test(name) && name !== 'default';
const localName = (name: string): string => (isName(name) ? name : 'reducer');

function importOf(name: string, local: string): string {
  if (name === 'default') return local;
  return isName(name) ? `{ ${name} }` : `{ ${quotedText(name)} as ${local} }`;
}

function initialOf({ reducer }: Fixture): string {
  if (reducer.kind !== 'code' || !reducer.hasInitial) return 'undefined';
  return `structuredClone<any>(${localName(reducer.name)}.initial)`;
}

function listOf(name: string, events: readonly FixtureEvent[]): readonly string[] {
  if (events.length === 0) return [`  const ${name}: any[] = [];`];
  return [
    `  const ${name}: any[] = [`,
    ...events.map((event) => `    ${eventCode(event)}`),
    '  ];',
  ];
}

function eventCode(event: FixtureEvent): string {
  const payload = readableData(event);
  const { type, version } = event;
  if (!('text' in payload) && payload.kind !== 'absent') {
    return `// v${version} ${quotedText(type)} is left out of every fold: its data is ${payload.kind}`;
  }
  const facts = [
    `type: ${quotedText(type)}`,
    `version: ${Number.isSafeInteger(Number(version)) ? version : `${version}n`}`,
    ...factsOf(event).map(([name, text]) => `${name}: ${quotedText(text)}`),
    `data: ${'text' in payload ? literalOf(payload.text) : 'undefined'}`,
  ];
  return `{ ${facts.join(', ')} },`;
}

function stoppedLine({ stopped }: Fixture): readonly string[] {
  if (stopped === null) return [];
  const { version, reason } = stopped;
  return [
    `  // The reducer fails at v${version}, so this is the state before: ${quotedText(reason)}`,
  ];
}

/** A copied state says how far to trust it, like every other. */
const fidelityLine = ({ fidelity }: Fixture): string =>
  `  // How far to trust this state: ${quotedText(fidelityText(fidelity))}`;

/** The JSON text as a literal. */
function literalOf(json: string): string {
  const parsed = parseJson(json);
  return parsed.ok ? jsLiteral(parsed.value) : 'undefined';
}
