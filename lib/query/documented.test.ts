import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { instant } from '@/lib/events/ids.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { compileQuery } from './evaluate/compile.ts';
import { EventReading } from './evaluate/event-reading.ts';
import { nothingKnown } from './evaluate/surroundings.ts';
import { fieldNamed, fieldNames, scopeNames } from './fields.ts';
import { fieldsOf } from './fields-of.ts';
import { deepestQuery, longestQuery, mostConditions, mostSteps, mostStores } from './limits.ts';
import { parseCondition, parseQuery } from './parse.ts';
import { deepestPattern, mostRepeats } from './regex/parse-regex.ts';
import { largestProgram } from './regex/program.ts';
import { mostColumns } from './shown-columns.ts';
import { printQuery } from './print.ts';
import { sentenceOf } from './sentence.ts';
import { StepRun } from './steps/run-steps.ts';
import type { Step, Test } from './syntax.ts';

const page = readFileSync('docs/query-language.md', 'utf8');

/** The cells of each row of the table under a heading. */
function rowsUnder(heading: string): readonly (readonly string[])[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll('\\|', '|')),
  );
}

const code = (cell: string | undefined): string => /^`(.*)`$/.exec(cell ?? '')?.[1] ?? '';

const context = {
  clock: { now: instant('2026-03-10T12:00:00Z'), zone: 'UTC' },
  comparePositions: () => NaN,
  service: null,
};

/** Reads, prints, explains, judges and runs the example; all of it must work. */
function work(example: string) {
  const { query, problems, notices } = parseQuery(example);
  expect(problems, example).toStrictEqual([]);
  expect(notices).toStrictEqual([]);
  expect(parseQuery(printQuery(query)).query).toEqual(query);
  expect(sentenceOf(query)).not.toBe('');
  const reading = new EventReading(sampleEvent(1));
  expect([true, false, 'unknown']).toContain(compileQuery(query, context)(reading));
  const run = new StepRun(query, context);
  run.take({ reading, surroundings: nothingKnown });
  expect(run.result().cut).toBe(false);
  return query;
}

describe('docs/query-language.md', () => {
  const fields = rowsUnder('Fields');
  it.each(fields)('has for the field %s an example that works: %s, %s', (name, _, example) => {
    const query = work(code(example));
    expect(fieldsOf(query).map((field) => field.name)).toContain(code(name));
  });

  it('lists every field, and no other', () => {
    expect(fields.map(([name]) => code(name)).sort()).toStrictEqual([...fieldNames].sort());
  });

  it('lists short spellings that are read', () => {
    const line = /^Short spellings[^:]*: (.*)\.$/m.exec(page)?.[1] ?? '';
    const words = [...line.matchAll(/`(\w+)`/g)].map(([, word = '']) => word);
    expect(words.length).toBeGreaterThan(3);
    for (const word of words) expect(fieldNamed(word)).not.toBeNull();
  });

  it.each(rowsUnder('Tests'))('shows the test %s at work: %s, %s', (_, __, example) => {
    expect(work(code(example)).expr).not.toBeNull();
  });

  it('shows every kind of test and alternative', () => {
    const tests = rowsUnder('Tests').flatMap(([, , example]): readonly Test[] => {
      const { expr } = parseQuery(code(example)).query;
      return expr?.kind === 'clause' ? [expr.test] : [];
    });
    const kinds = tests.flatMap((test) => {
      if (test.kind === 'any') return test.of.map(({ kind }) => kind);
      return test.kind === 'compare' ? test.op : test.kind;
    });
    const all = [
      'value',
      'range',
      'regex',
      'pair',
      '!=',
      '>',
      '>=',
      '<',
      '<=',
      'exists',
      'missing',
    ];
    expect([...new Set(kinds)].sort()).toStrictEqual([...all].sort());
  });

  it.each(rowsUnder('Text'))('searches text as %s: %s, %s', (_, __, example) => {
    expect(['text', 'not']).toContain(work(code(example)).expr?.kind);
  });

  it('shows every time frame', () => {
    const rows = rowsUnder('Time frames');
    expect(rows.map(([name]) => code(name)).sort()).toStrictEqual([...scopeNames].sort());
    for (const [name, , example] of rows) {
      const { scopes } = work(code(example));
      expect(Object.entries(scopes).filter(([, value]) => value !== null)).toMatchObject([
        [code(name), expect.anything()],
      ]);
    }
  });

  it('shows every step', () => {
    const kinds = rowsUnder('Steps').map(([name, , example]) => {
      const steps = work(code(example)).steps;
      expect(code(example)).toContain(`| ${code(name)}`);
      return steps.at(-1)?.kind;
    });
    const all: readonly Step['kind'][] = ['count', 'by', 'first', 'last', 'sort', 'show', 'limit'];
    expect(new Set(kinds)).toStrictEqual(new Set(all));
  });

  it.each(rowsUnder('Conditions'))('shows a condition: %s', (example) => {
    expect(parseCondition(code(example)).problems).toStrictEqual([]);
  });

  it.each(rowsUnder('Questions'))('answers %s: %s', (_, example) => {
    work(code(example));
  });

  it('has rows in every table', () => {
    for (const heading of ['Fields', 'Tests', 'Text', 'Time', 'Steps', 'Conditions', 'Questions']) {
      expect(rowsUnder(heading).length, heading).toBeGreaterThan(2);
    }
  });

  it('states the limits that hold', () => {
    const stated = rowsUnder('Limits').map(([, most = '']) => Number(most.replaceAll(',', '')));
    expect(stated).toStrictEqual([
      ...[longestQuery, mostConditions, deepestQuery, mostSteps],
      ...[deepestPattern, mostRepeats, largestProgram, mostStores, mostColumns],
    ]);
  });
});
