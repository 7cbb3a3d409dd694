import { describe, expect, it } from 'vitest';
import { longestQuery, mostConditions, mostSteps } from './limits.ts';
import { parseCondition, parseQuery } from './parse.ts';
import { printQuery } from './print.ts';

/** Each problem as `the marked text: message`. */
const problemsOf = (text: string): readonly string[] =>
  parseQuery(text).problems.map(({ from, to, message }) => `${text.slice(from, to)}: ${message}`);

/** What the text becomes with each fix that is offered. */
const fixesOf = (text: string): readonly string[] =>
  parseQuery(text)
    .problems.flatMap(({ fixes }) => fixes)
    .map((fix) => text.slice(0, fix.from) + fix.insert + text.slice(fix.to));

describe('a fault in a query', () => {
  it('names the nearest fields for one that does not exist', () => {
    expect(problemsOf('tpye:A')).toStrictEqual([
      'tpye: There is no field "tpye"; did you mean type or data.tpye?',
    ]);
    expect(fixesOf('tpye:A')).toStrictEqual(['type:A', 'data.tpye:A']);
    expect(fixesOf('amount>10')).toStrictEqual(['data.amount>10']);
  });

  it('is found at its place while the rest is still read', () => {
    const { query, problems } = parseQuery('foo:1 type:A bar:2 x');
    expect(printQuery(query)).toBe('type:A x');
    expect(problems.map(({ from, to }) => [from, to])).toStrictEqual([
      [0, 3],
      [13, 16],
    ]);
  });

  it('is text in quotes compared by order', () => {
    expect(problemsOf('data.amount:>"10"')).toStrictEqual([
      '"10": Text in quotes has no order; did you mean 10 without quotes?',
    ]);
    expect(fixesOf('data.amount:>"10"')).toStrictEqual(['data.amount:>10']);
    expect(problemsOf('data.amount:<abc')).toHaveLength(1);
    expect(problemsOf('type:>A')).toHaveLength(1);
    expect(problemsOf('type:A..B')).toHaveLength(1);
  });

  it.each([
    ['version:abc', 'abc'],
    ['version:"3"', '"3"'],
    ['recorded:yesterdayish', 'yesterdayish'],
    ['recorded:2026-13', '2026-13'],
    ['readable:maybe', 'maybe'],
    ['position:a/b', 'a/b'],
    ['data.a:x->y', 'x->y'],
    ['version:~1', '~1'],
    ['data.a:1..2026-03', '1..2026-03'],
    ['count(type):3', 'count(type)'],
    ['data:1', 'data'],
    ['type.x:1', 'type.x'],
    ['data.a..b:1', '..b'],
    ['data.a:missing..3', 'missing'],
    ['at:2026', '2026'],
    ['x during:2026..2027', '2026'],
    ['state.x:1 at:nowhere', 'nowhere'],
    ['last:soon', 'soon'],
    ['last:1d last:2d', 'last:2d'],
    ['during:2026', '2026'],
    ['-last:3d', '-last:3d'],
    ['(a last:3d)', 'last'],
    ['a and', 'and'],
    ['a or', 'or'],
    ['or a', 'or'],
    ['(a', '('],
    ['a)', ')'],
    ['()', '()'],
    ['>3', '>'],
    ['"..."', '"..."'],
    ['a -', '-'],
    ['not', 'not'],
    ['data.a:', ''],
    ['data.a:(1 2)', '2'],
    ['data.a:~"(?=x)"', '~"(?=x)"'],

    ['data.a:(1,', ''],
    ['data.a:~', '~'],
    ['data.a:a*.', 'a*.'],
    ['x | cuont', 'cuont'],
    ['x | by type', 'by '],
    ['x | count by change.a', 'change.a'],
    ['x | first', ''],
    ['x | first 0', '0'],
    ['x | sort', ''],
    ['x | sort count', 'sort count'],
    ['x | count by type | sort stream', 'sort stream'],
    ['x | count | by day', 'by day'],
    ['x | limit 5 5', '5'],
  ])('in %s is marked at %s', (text, marked) => {
    expect(parseQuery(text).problems.map(({ from, to }) => text.slice(from, to))).toContain(marked);
  });

  it('offers the end of what was left open', () => {
    expect(fixesOf('type:"A b')).toStrictEqual(['type:"A b"']);
    expect(fixesOf('(type:A')).toStrictEqual(['(type:A)']);
    expect(fixesOf('x | cuont')).toStrictEqual(['x | count']);
  });

  it('stops what is too long or too deep instead of hanging', () => {
    expect(parseQuery('x'.repeat(longestQuery + 1)).problems).toHaveLength(1);
    expect(parseCondition('x'.repeat(longestQuery + 1)).problems).toHaveLength(1);
    expect(problemsOf('('.repeat(5000)).join()).toContain('Nested deeper than 60 levels.');
    expect(problemsOf('-'.repeat(5000) + 'x').join()).toContain('Nested deeper');
  });

  it('is the first condition or step beyond as many as a query has', () => {
    const words = Array.from({ length: mostConditions + 2 }, (_, index) => `w${index}`);
    expect(parseQuery(words.slice(0, mostConditions).join(' ')).problems).toStrictEqual([]);
    expect(problemsOf(words.join(' or '))).toStrictEqual([
      `w${mostConditions}: A query has at most ${mostConditions} conditions; this one has ${mostConditions + 2}.`,
    ]);
    const many = Array.from({ length: mostConditions + 1 }, (_, index) => `a${index} = 1`);
    expect(parseCondition(many.join(' and ')).problems).toHaveLength(1);
    const limits = Array.from({ length: mostSteps + 1 }, (_, index) => `| limit ${index + 1}`);
    expect(problemsOf(limits.join(' '))).toStrictEqual([
      `limit ${mostSteps + 1}: A query has at most ${mostSteps} steps; this one has ${mostSteps + 1}.`,
    ]);
  });
});
