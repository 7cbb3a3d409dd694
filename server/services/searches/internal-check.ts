import 'server-only';
import { AppError } from '@/lib/errors.ts';
import { parseQuery } from '@/lib/query/parse.ts';

/** Only what can be understood is kept; throws what is wrong with another, with its place. */
export function checkQuery(q: string): void {
  const [problem] = parseQuery(q).problems;
  if (problem === undefined) return;
  const { message, from, to } = problem;
  throw new AppError('invalid_query', message, { field: 'q', span: [from, to] });
}
