import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { inferredReducer } from '@/lib/fold/inferred-reducer.ts';
import { arbitraryExprOf } from '../arbitrary-query.ts';
import { parseQuery } from '../parse.ts';
import { printExpr } from '../print.ts';
import { noScopes, type Expr } from '../syntax.ts';
import { arbitraryLog, sensibleClauses, stateClauses } from './arbitrary-log.ts';
import { compileQuery, type QueryContext } from './compile.ts';
import { EventReading } from './event-reading.ts';
import { logSurroundings } from './log-surroundings.ts';
import { nothingKnown, type Surroundings } from './surroundings.ts';
import type { Truth } from './truth.ts';

const context: QueryContext = {
  clock: { now: instant('2026-03-10T12:00:00Z'), zone: 'UTC' },
  comparePositions: (a, b) => Number(a) - Number(b),
  service: null,
};

function exprOf(text: string): Expr {
  const { query, problems } = parseQuery(text);
  expect(problems, text).toStrictEqual([]);
  if (query.expr === null) throw new Error(`"${text}" says nothing.`);
  return query.expr;
}

const clause = fc.constantFrom(...sensibleClauses, ...stateClauses).map(exprOf);
const expr = arbitraryExprOf(clause);

interface Answer {
  readonly events: readonly RecordedEvent[];
  readonly surroundings: Surroundings;
}

const answerOf = (events: readonly RecordedEvent[]): Answer => ({
  events,
  surroundings: logSurroundings(events, inferredReducer, context.comparePositions),
});

const truths = (tree: Expr, { events, surroundings }: Answer): readonly Truth[] => {
  const judge = compileQuery({ expr: tree, scopes: noScopes, steps: [] }, context);
  return events.map((event) => judge(new EventReading(event), surroundings));
};

/** What the page says of and, or and not, written down without any haste to be done. */
function naive(tree: Expr, answer: Answer): readonly Truth[] {
  if (tree.kind === 'not') {
    const flipped = { true: false, false: true, unknown: 'unknown' } as const;
    return naive(tree.item, answer).map((truth) => flipped[`${truth}`]);
  }
  if (tree.kind !== 'and' && tree.kind !== 'or') return truths(tree, answer);
  const order: readonly Truth[] =
    tree.kind === 'and' ? [false, 'unknown', true] : [true, 'unknown', false];
  const parts = tree.items.map((item) => naive(item, answer));
  return answer.events.map((_, index) => {
    const ranks = parts.map((part) => order.indexOf(part[index] ?? 'unknown'));
    return order[Math.min(...ranks)] ?? 'unknown';
  });
}

const same = (a: string, b: string, log: readonly RecordedEvent[]): void => {
  const answer = answerOf(log);
  expect(truths(exprOf(a), answer), `${a} is ${b}`).toStrictEqual(truths(exprOf(b), answer));
};

describe('laws of the evaluator', () => {
  it('and, or and not are those of three truth values', () => {
    fc.assert(
      fc.property(expr, arbitraryLog, (tree, log) => {
        const answer = answerOf(log);
        expect(truths(tree, answer), printExpr(tree)).toStrictEqual(naive(tree, answer));
      }),
      { numRuns: 120 },
    );
  });

  it('a printed and parsed query finds the same', () => {
    fc.assert(
      fc.property(expr, arbitraryLog, (tree, log) => {
        const answer = answerOf(log);
        expect(truths(exprOf(printExpr(tree)), answer)).toStrictEqual(truths(tree, answer));
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['type:(AccountOpened,EmailChanged)', 'type:AccountOpened or type:EmailChanged'],
    ['type:AccountOpened type:EmailChanged', 'type:AccountOpened or type:EmailChanged'],
    ['data.total:-2..5', 'data.total:>=-2 data.total:<=5'],
    ['recorded:2026-02-27..2026-03-03', 'recorded:>=2026-02-27 recorded:<=2026-03-03'],
    ['recorded:2026-03', 'recorded:>=2026-03 recorded:<=2026-03'],
    ['recorded:>2026-03', 'recorded:>=2026-04'],
    ['recorded:<=2026-03', 'recorded:<2026-04'],
    ['tenant:!=south', 'tenant:exists -tenant:south'],
    ['data.status:missing', '-data.status:exists'],
    ['data.*:open', 'data.status:open'],
    ['change.status:exists', 'change.status:*->*'],
    ['change.status:closed', 'change.status:*->closed'],
    ['change.status:missing', '-change.status'],
    ['version:1..2', 'version:>=1 version:<3'],
    ['cause:e-1', 'cause:exists cause:~^e-1$'],
    ['type:*Changed', 'type:~Changed$'],
    ['readable:true', '-readable:false -readable:missing'],
  ])('%s means the same as %s', (a, b) => {
    fc.assert(
      fc.property(arbitraryLog, (log) => {
        same(a, b, log);
      }),
      { numRuns: 40 },
    );
  });

  it('knowing more never turns true into false or false into true', () => {
    fc.assert(
      fc.property(expr, arbitraryLog, (tree, log) => {
        const answer = answerOf(log);
        const known = truths(tree, answer);
        const less = truths(tree, { ...answer, surroundings: nothingKnown });
        for (const [index, truth] of less.entries()) {
          if (truth !== 'unknown') expect(known[index]).toBe(truth);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('every clause finds something in some log and leaves something in some log', () => {
    const logs = fc.sample(arbitraryLog, { numRuns: 150, seed: 7 }).map(answerOf);
    for (const text of [...sensibleClauses, ...stateClauses]) {
      const seen = new Set(logs.flatMap((log) => truths(exprOf(text), log)));
      expect(seen.has(true), `${text} finds nothing`).toBe(text !== 'metadata.x:1');
      expect(seen.has(false), `${text} finds everything`).toBe(text !== 'occurred:missing');
    }
  });
});
