import { describe, expect, it } from 'vitest';
import { exactNumber } from '@/lib/json/exact-number.ts';
import { parseQuery } from '../parse.ts';
import { jsonRow } from './json-row.ts';

const columns = (shown: string) =>
  parseQuery(`| show ${shown}`).query.steps.flatMap((step) =>
    step.kind === 'show' ? step.columns : [],
  );

describe('a row as JSON', () => {
  it('keeps the digits of numbers, tells null from missing, and names its columns', () => {
    const row = [exactNumber('9007199254740993'), null, undefined, 'a"b'];
    expect(jsonRow(columns('data.n, data.x, data.y, type'), row)).toBe(
      '{"data.n":9007199254740993,"data.x":null,"type":"a\\"b"}',
    );
  });
});
