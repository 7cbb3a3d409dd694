import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryQuery, arbitraryQueryText } from './arbitrary-query.ts';
import { parseCondition, parseQuery } from './parse.ts';
import { printQuery } from './print.ts';

const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }))
  .map((codes) => String.fromCharCode(...codes));

const runs = { numRuns: 500 };

describe('laws of the query text', () => {
  it('a printed tree is read back as the same tree', () => {
    fc.assert(
      fc.property(arbitraryQuery, (query) => {
        expect(parseQuery(printQuery(query)).query).toEqual(query);
      }),
      runs,
    );
  });

  it('what is read from any text has one spelling: printing and reading changes nothing more', () => {
    fc.assert(
      fc.property(arbitraryQueryText, (text) => {
        const once = parseQuery(text).query;
        const printed = printQuery(once);
        expect(parseQuery(printed).query).toStrictEqual(once);
        expect(printQuery(parseQuery(printed).query)).toBe(printed);
      }),
      runs,
    );
  });

  it('any text is read without a crash, and every fault and colour has its place in it', () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryQueryText, anyText), (text) => {
        for (const parsed of [parseQuery(text), parseCondition(text)]) {
          const { problems, notices, tokens } = parsed;
          for (const place of [...problems, ...notices, ...tokens]) {
            expect(place.from).toBeGreaterThanOrEqual(0);
            expect(place.to).toBeGreaterThanOrEqual(place.from);
            expect(place.to).toBeLessThanOrEqual(text.length);
          }
          for (const fix of problems.flatMap((problem) => problem.fixes)) {
            expect(fix.from).toBeLessThanOrEqual(fix.to);
            expect(fix.to).toBeLessThanOrEqual(text.length);
          }
        }
      }),
      runs,
    );
  });

  it('colours never overlap and cover everything but space', () => {
    fc.assert(
      fc.property(arbitraryQueryText, (text) => {
        const { tokens } = parseQuery(text);
        let at = 0;
        for (const token of tokens) {
          expect(token.from).toBeGreaterThanOrEqual(at);
          expect(text.slice(at, token.from).trim()).toBe('');
          at = token.to;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
      runs,
    );
  });
});
