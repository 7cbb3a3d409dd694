import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { badInputs } from './bad-input-catalogue.ts';
import { inPostgres } from './bad-inputs-in-postgres.ts';
import { fortyInputs } from './forty-inputs.ts';

describe('the forty inputs', () => {
  it('are each there once', () => {
    const all = Array.from({ length: 40 }, (_, index) => index + 1);
    expect(fortyInputs.map(({ number }) => number)).toEqual(all);
  });

  it.each(fortyInputs)(
    'are proven by tests that exist, or said to be none of the matter: $number',
    (each) => {
      if ('because' in each) {
        expect(each.because.length).toBeGreaterThan(20);
        return;
      }
      expect(each.proofs.length).toBeGreaterThan(0);
      for (const [file, title] of each.proofs) expect(readFileSync(file, 'utf8')).toContain(title);
    },
  );

  it('are data in stores wherever the suite is named as their proof', () => {
    const suite = fortyInputs.filter(
      (each) =>
        'proofs' in each && each.proofs.some(([file]) => file.endsWith('describe-bad-inputs.ts')),
    );
    const numbers = new Set(badInputs.map(({ number }) => number));
    expect([...numbers].toSorted((a, b) => a - b)).toEqual(suite.map(({ number }) => number));
  });

  it('are called in Postgres by names that the catalogue has', () => {
    const names = new Set(badInputs.map(({ name }) => name));
    const called = Object.values(inPostgres).flatMap(({ inputs, otherwise }) => [
      ...(inputs ?? []),
      ...Object.keys(otherwise),
    ]);
    expect(called.filter((name) => !names.has(name))).toEqual([]);
  });
});
