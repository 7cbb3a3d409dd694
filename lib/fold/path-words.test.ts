import { describe, expect, it } from 'vitest';
import { parsePath } from '@/lib/json/parse-path.ts';
import type { Path } from '@/lib/json/path.ts';
import { pathWords, singularPathWords } from './path-words.ts';

function path(text: string): Path {
  const parsed = parsePath(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.path;
}

describe('a path for reading', () => {
  it.each([
    ['', 'everything'],
    ['status', 'status'],
    ['limits.dailyMax', 'limits daily max'],
    ['first_name', 'first name'],
    ['first-name', 'first name'],
    ['FirstName', 'first name'],
    ['IBAN', 'IBAN'],
    ['ownerIBAN', 'owner IBAN'],
    ['line2Text', 'line2 text'],
    ['straßeÄndern', 'straße ändern'],
    ['["  "]', '"  "'],
    ['[""]', '""'],
    ['["_"]', '"_"'],
    ['lines[sku#A-1].qty', 'line A-1 qty'],
    ['lines[0]', 'line 1'],
    ['[0]', '1'],
    ['matrix[0][1]', 'matrix 1 2'],
    ['addresses[#home]', 'address home'],
    ['entries[0]', 'entry 1'],
    ['boxes[0]', 'box 1'],
    ['batches[0]', 'batch 1'],
    ['wishes[0]', 'wish 1'],
    ['status[0]', 'status 1'],
    ['bus[0]', 'bus 1'],
    ['axis[0]', 'axis 1'],
    ['as[0]', 'as 1'],
    ['items.names[3].text', 'items name 4 text'],
  ])('%j is "%s"', (text, words) => {
    expect(pathWords(path(text))).toBe(words);
  });
});

describe('an element of the array at a path', () => {
  it.each([
    ['', 'element'],
    ['addresses', 'address'],
    ['order.lineItems', 'order line item'],
    ['orders[3].lines', 'order 4 line'],
    ['matrix[0]', 'matrix 1'],
  ])('of %j is "%s"', (text, words) => {
    expect(singularPathWords(path(text))).toBe(words);
  });
});
