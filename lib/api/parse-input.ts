import type { ZodType } from 'zod';
import { AppError } from '../errors.ts';

/** What came in, in the shape asked for. Throws `invalid_input` naming the first field at fault. */
export function parseInput<Value>(schema: ZodType<Value>, raw: unknown): Value {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  // A misspelt parameter must not silently widen the question.
  const [unknown] = issues.flatMap((each) => (each.code === 'unrecognized_keys' ? each.keys : []));
  if (unknown !== undefined) {
    throw new AppError('invalid_input', `There is no parameter "${unknown}" here.`, {
      field: unknown,
    });
  }
  const [issue] = issues;
  const field = issue?.path.join('.') ?? '';
  throw new AppError('invalid_input', `${field || 'Input'}: ${issue?.message ?? 'not valid'}.`, {
    field,
  });
}
