import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldNames } from './fields.ts';
import {
  operatorsOf,
  readForm,
  valuesOf,
  withCondition,
  type FilterForm,
  type Operator,
} from './filter-form.ts';
import { parseQuery } from './parse.ts';
import { printExpr, printQuery } from './print.ts';

type Parts = readonly [field: string, operator: Operator, value?: string, until?: string];

const form = ([field, operator, value = '', until = '']: Parts): FilterForm => ({
  field,
  operator,
  value,
  until,
});

function said(...parts: Parts): string {
  const read = readForm(form(parts));
  return read.ok ? printExpr(read.expr) : `${read.part}: ${read.message}`;
}

describe('a condition from a form', () => {
  it.each([
    [['type', 'is', 'EmailChanged'], 'type:EmailChanged'],
    [['type', 'is', 'Odd type'], 'type:"Odd type"'],
    [['type', 'is', 'A*'], 'type:"A*"'],
    [['type', 'like', 'Account*'], 'type:Account*'],
    [['by', 'is-not', 'svc-mail'], '-initiator:svc-mail'],
    [['data.total', 'more', '10.50'], 'data.total:>10.50'],
    [['data.total', 'between', '1', '5'], 'data.total:1..5'],
    [['recorded', 'since', '-7d'], 'recorded:>=-7d'],
    [['recorded', 'is', '2026-03'], 'recorded:2026-03'],
    [['type', 'pattern', '^Account'], 'type:~"^Account"'],
    [['change.role', 'to', 'admin'], 'change.role:*->admin'],
    [['change.role', 'changed'], 'change.role:exists'],
    [['data.reason', 'missing'], 'data.reason:missing'],
  ] as const)('says what %j says', (parts: Parts, text) => {
    expect(said(...parts)).toBe(text);
  });

  it('says where something is wrong', () => {
    expect(said('typo', 'is', 'x')).toMatch(/^field: There is no field "typo"/);
    expect(said('data', 'is', 'x')).toMatch(/^field: Write which part of "data"/);
    expect(said('type', 'is', ' ')).toBe('value: Write a value.');
    expect(said('type', 'like', 'A *')).toMatch(/^value: With \* or \?/);
    expect(said('type', 'like', 'A')).toMatch(/^value: /);
    expect(said('data.total', 'more', 'ten')).toMatch(/^value: /);
    expect(said('type', 'pattern', '(')).toMatch(/^value: /);
  });

  it('offers every field the operators that it can have', () => {
    for (const name of fieldNames) expect(operatorsOf(name).length).toBeGreaterThan(0);
    expect(operatorsOf('readable')).toStrictEqual(['is']);
    expect(operatorsOf('data.x')).toContain('between');
    expect(operatorsOf('typo')).toStrictEqual([]);
    expect(operatorsOf('change.role').map(valuesOf)).toStrictEqual([0, 1, 1]);
  });

  it('is one condition that is read back as itself, whatever is typed', () => {
    const text = fc.string({ maxLength: 20 });
    const operator = fc.constantFrom<Operator>('is', 'is-not', 'pattern', 'like', 'to');
    fc.assert(
      fc.property(text, operator, (value, chosen) => {
        const read = readForm(form([chosen === 'to' ? 'change.a' : 'data.a', chosen, value]));
        if (!read.ok) return;
        const printed = printQuery({ ...parseQuery('').query, expr: read.expr });
        const again = parseQuery(printed);
        expect(again.problems).toStrictEqual([]);
        expect(again.query.expr).toStrictEqual(read.expr);
      }),
    );
  });
});

describe('a condition that joins a query', () => {
  const joined = (q: string, ...parts: Parts): string => {
    const read = readForm(form(parts));
    if (!read.ok) throw new Error(read.message);
    return printQuery(withCondition(parseQuery(q).query, read.expr));
  };

  it('stands beside the others', () => {
    expect(joined('type:A', 'data.total', 'more', '1')).toBe('type:A data.total:>1');
    expect(joined('type:A | count', 'initiator', 'is-not', 'x')).toBe(
      'type:A -initiator:x | count',
    );
  });

  it('is an alternative where the field is named already, and there only once', () => {
    expect(joined('type:A', 'type', 'is', 'B')).toBe('type:(A,B)');
    expect(joined('type:(A,B)', 'type', 'is', 'B')).toBe('type:(A,B)');
  });
});
