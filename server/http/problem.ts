import 'server-only';
import type { ProblemView } from '@/lib/api/views.ts';
import { AppError, type ErrorCode } from '@/lib/errors.ts';

const statusOf: Record<ErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  invalid_input: 400,
  invalid_query: 400,
  unsupported: 422,
  unreadable: 422,
  store_rejected: 502,
  store_unavailable: 502,
  store_timeout: 504,
  cancelled: 499,
  internal: 500,
};

const titleOf: Record<ErrorCode, string> = {
  unauthenticated: 'Sign in first',
  forbidden: 'Not allowed',
  not_found: 'Not found',
  conflict: 'Already there',
  invalid_input: 'Not valid',
  invalid_query: 'The query does not parse',
  unsupported: 'This store cannot do that',
  unreadable: 'Cannot be decoded',
  store_rejected: 'The store refused',
  store_unavailable: 'The store does not answer',
  store_timeout: 'The store took too long',
  cancelled: 'Cancelled',
  internal: 'Something went wrong here',
};

/** The `application/problem+json` answer for any failure; unforeseen ones say nothing but the request id. */
export function problemResponse(error: unknown, requestId: string): Response {
  const known = foreseen(error, requestId);
  return new Response(JSON.stringify(problemOf(known, requestId)), {
    status: statusOf[known.code],
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store, private',
    },
  });
}

/** The failure with words for a screen; an unforeseen one has none and goes to the server's own log. */
export function foreseen(error: unknown, requestId: string): AppError {
  const known = error instanceof AppError ? error : new AppError('internal', '', { cause: error });
  if (known.code === 'internal') console.error(`[${requestId}]`, known.cause ?? known);
  return known;
}

/** The problem as data, for pages that show a failure in place. */
export function problemOf(error: AppError, requestId: string): ProblemView {
  return {
    code: error.code,
    title: titleOf[error.code],
    detail: error.message === '' ? `The request id is ${requestId}.` : error.message,
    ...(error.field === null ? {} : { field: error.field }),
    ...(error.span === null ? {} : { span: [error.span[0], error.span[1]] as [number, number] }),
    requestId,
  };
}
