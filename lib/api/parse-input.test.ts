import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { parseInput } from './parse-input.ts';

const shape = z.strictObject({ size: z.coerce.number().int().max(5).default(2), name: z.string() });

const failure = (raw: unknown): AppError => {
  try {
    parseInput(shape, raw);
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error('It was taken.');
};

describe('reading what came in', () => {
  it('gives it in the shape asked for, with defaults', () => {
    expect(parseInput(shape, { name: 'x', size: '3' })).toEqual({ name: 'x', size: 3 });
    expect(parseInput(shape, { name: 'x' })).toEqual({ name: 'x', size: 2 });
  });

  it('names the field at fault', () => {
    expect(failure({ name: 'x', size: '9' })).toMatchObject({
      code: 'invalid_input',
      field: 'size',
    });
    expect(failure({})).toMatchObject({ code: 'invalid_input', field: 'name' });
  });

  it('refuses what nobody asked for', () => {
    expect(failure({ name: 'x', sise: '3' })).toMatchObject({ field: 'sise' });
  });

  it('has words where the input as a whole is wrong', () => {
    expect(failure(null).message).toMatch(/^Input: /);
  });
});
