import { describe, expect, it } from 'vitest';
import { parseCondition, parseQuery } from './parse.ts';
import { printExpr, printQuery } from './print.ts';
import type { Expr, Query } from './syntax.ts';

/** The tree of a query that has nothing wrong. */
function parsed(text: string): Query {
  const { query, problems } = parseQuery(text);
  expect(problems).toStrictEqual([]);
  return query;
}

const spelled = (text: string): string => printQuery(parsed(text));

const word = (text: string) => ({ kind: 'word', text }) as const;
const clauseOf = (name: string, ...words: readonly string[]) => ({
  kind: 'clause',
  field: { name, path: [], counted: false },
  test: { kind: 'any', of: words.map((text) => ({ kind: 'value', value: word(text) })) },
});

describe('a query', () => {
  it('without text asks for everything', () => {
    expect(parsed('')).toStrictEqual(parsed('   '));
    expect(parsed('').expr).toBeNull();
  });

  it('joins clauses that stand side by side with and', () => {
    expect(parsed('type:Opened initiator:ann').expr).toEqual({
      kind: 'and',
      items: [clauseOf('type', 'Opened'), clauseOf('initiator', 'ann')],
    });
  });

  it('makes repeated clauses of a field alternatives of one clause', () => {
    expect(parsed('type:A initiator:x type:B').expr).toEqual(parsed('type:(A,B) initiator:x').expr);
    expect(spelled('type:A type:A type:(B, A)')).toBe('type:(A,B)');
    expect(spelled('data.a:1 data.b:1 data.a:2')).toBe('data.a:(1,2) data.b:1');
  });

  it('keeps repeated clauses apart when and is written', () => {
    expect(spelled('tag:a and tag:b')).toBe('tag:a and tag:b');
    expect(spelled('tag:a and x tag:b')).toBe('tag:a x tag:b'.replaceAll(' ', ' and '));
  });

  it('keeps bounds, negations and texts apart', () => {
    expect(spelled('version:>2 version:<5')).toBe('version:>2 version:<5');
    expect(spelled('-type:A -type:B')).toBe('-type:A -type:B');
    expect(spelled('foo bar foo')).toBe('foo bar foo');
  });

  it('binds and tighter than or', () => {
    expect(parsed('type:A or type:B initiator:x').expr?.kind).toBe('or');
    expect(spelled('(type:A or type:B) initiator:x')).toBe('(type:A or type:B) initiator:x');
    expect(spelled('((type:A)) and (x (y))')).toBe('type:A x y');
  });

  it('reads the words and, or and not in either case, and prints them small', () => {
    expect(spelled('type:A AND NOT x Or y')).toBe('type:A -x or y');
    expect(spelled('-(a or b)')).toBe('-(a or b)');
    expect(spelled('not -a')).toBe('-(-a)');
    expect(spelled('"and" "or" x')).toBe('"and" "or" x');
  });

  it('reads every kind of test', () => {
    const same = [
      'data.a:exists',
      'data.a:missing',
      'data.a:!=5',
      'data.a:>=1.5',
      'data.a:<-3',
      'data.a:"two words"',
      'data.a:1..10',
      'data.a:(1,2..3,~"^x",svc-*)',
      'change.a:*->closed',
      'change.a:missing->"x y"',
      'stream:urn:uuid:1-2',
      'recorded:2026-03-01T10:15Z..now',
    ];
    for (const text of same) expect(spelled(text)).toBe(text);
  });

  it('reads a plain = like a colon, and takes the colon as said before a comparison', () => {
    expect(spelled('type:=A')).toBe('type:A');
    expect(spelled('data.amount>10')).toBe('data.amount:>10');
    expect(spelled('data.amount >= 10 x')).toBe('data.amount:>=10 x');
    expect(spelled('data.status = open')).toBe('data.status:open');
  });

  it('reads patterns bare as far as their groups are open, and in quotes', () => {
    expect(spelled('type:~^(A|B)\\d+$ x')).toBe('type:~"^(A|B)\\\\d+$" x');
    expect(spelled(String.raw`type:~"a b\d"`)).toBe(String.raw`type:~"a b\\d"`);
    expect(spelled('(type:~a) | count')).toBe('type:~"a" | count');
  });

  it('reads every step of a path', () => {
    const text = 'data.items[*].sku:A data[0].*["a.b"][#home][sku#"A 1"].$x:1';
    expect(spelled(text)).toBe(text);
    expect(spelled('data.2fa:true')).toBe('data["2fa"]:true');
  });

  it('counts what is at a path', () => {
    expect(spelled('count(data.items)>3')).toBe('count(data.items):>3');
    expect(spelled('count (a or b)')).toBe('count (a or b)');
  });

  it('reads a change without a test as any change', () => {
    expect(spelled('change.email')).toBe('change.email:exists');
  });

  it('reads aliases and fields in any case, and prints the full word', () => {
    expect(spelled('Ver:3 corr:c-1 pos:77 AGG:a-1')).toBe(
      'version:3 correlation:c-1 position:77 stream:a-1',
    );
  });

  it('takes time frames from anywhere beside the clauses', () => {
    const text = 'was.limit:>10000 during:2026-01..2026-06 category:account last:90d';
    expect(parsed(text).scopes).toEqual({
      at: null,
      during: { from: word('2026-01'), to: word('2026-06') },
      last: { amount: 90, unit: 'd' },
    });
    expect(spelled('a or b last:1w')).toBe('(a or b) last:1w');
    expect(spelled('last:1w')).toBe('last:1w');
    expect(parsed('state.a:1 at:v42').scopes.at).toEqual(word('v42'));
  });

  it('reads every step', () => {
    const same = [
      '| count',
      '| count by type, data.a',
      '| by week',
      'x | first 3 per stream',
      '| last 1',
      '| count by type | sort count desc | limit 5',
      '| sort recorded',
      '| show recorded, data.a, initiator',
      '| by day | show count, day',
    ];
    for (const text of same) expect(spelled(text)).toBe(text);
  });

  it('reads curly quotes as straight ones and says so', () => {
    const result = parseQuery('data.a:\u201cx y\u201d');
    expect(printQuery(result.query)).toBe('data.a:"x y"');
    expect(result.notices).toStrictEqual([
      { from: 7, to: 12, message: 'Curly quotes are read as straight quotes.' },
    ]);
  });

  it('knows where each part stands', () => {
    const text = 'type:A  -(data.a:>10)';
    const { query, spanOf } = parseQuery(text);
    const items = query.expr?.kind === 'and' ? query.expr.items : [];
    expect(items.map(spanOf).map(({ from, to }) => text.slice(from, to))).toStrictEqual([
      'type:A',
      '-(data.a:>10)',
    ]);
  });
});

describe('the questions people ask', () => {
  it.each([
    'stream:account-1042 change.email:exists last:90d',
    'category:account state.email:"ann@example.org" at:2026-03-01',
    'change.role:*->admin recorded:2026-01..2026-03 -initiator:svc-*',
    'type:(AccountDeleted,AccountErased) data.reason:missing',
    'category:account recorded:2026-06 | count by initiator | sort count desc',
    'category:account was.limit:>10000 during:2026-01..2026-06 | count by stream',
    'correlation:c-77f | sort position',
    'root:e-123 -type:*Notification*',
    'data.items[*].sku:ABC-1 version:<5',
    'readable:false | count by type, schema',
    '"chargeback" last:7d | by day',
  ])('are read without a problem and printed as they stand: %s', (text) => {
    expect(spelled(text)).toBe(text);
  });
});

describe('a condition on a state', () => {
  const condition = (text: string): Expr | null => {
    const { expr, problems } = parseCondition(text);
    expect(problems).toStrictEqual([]);
    return expr;
  };

  it('names paths of the state', () => {
    const texts: Readonly<Record<string, string>> = {
      'total < 0': 'state.total:<0',
      'status = locked and mfa.enabled = false': 'state.status:locked state.mfa.enabled:false',
      'count(lines) > 3 or type:exists': 'count(state.lines):>3 or state.type:exists',
      '["a b"][0].c != "x"': 'state["a b"][0].c:!="x"',
      'at = 5': 'state.at:5',
    };
    for (const [text, printed] of Object.entries(texts)) {
      const expr = condition(text);
      expect(expr === null ? null : printExpr(expr)).toBe(printed);
    }
  });

  it('says what is missing', () => {
    const marks = (text: string): readonly string[] =>
      parseCondition(text).problems.map(({ from, to }) => text.slice(from, to));
    expect(marks('')).toStrictEqual(['']);
    expect(marks('locked')).toStrictEqual(['locked']);
    const fixes = parseCondition('locked').problems.flatMap((problem) => problem.fixes);
    expect(fixes.map((fix) => fix.insert)).toStrictEqual(['locked = true', 'locked:exists']);
    expect(marks('total < 0 | count')).toStrictEqual(['| count']);
    expect(marks('"word"')).toStrictEqual(['"word"']);
    expect(marks('total <')).toStrictEqual(['']);
  });
});
