import { bears } from './kinship.ts';

/** Our stable words for what can go wrong; the same in code, API and documentation. */
export const errorCodes = [
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'invalid_input',
  'invalid_query',
  'unsupported',
  'unreadable',
  'store_rejected',
  'store_unavailable',
  'store_timeout',
  'cancelled',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export interface ErrorDetail {
  readonly cause?: unknown;
  /** Name of the input the error is about. */
  readonly field?: string;
  /** Start and end offset of the fault inside a query. */
  readonly span?: readonly [number, number];
}

const mark = Symbol.for('backstory.AppError');

/** An expected failure with words fit for a screen: what failed, on what, what to do. Never a secret. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly field: string | null;
  readonly span: readonly [number, number] | null;

  constructor(code: ErrorCode, message: string, detail: ErrorDetail = {}) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.name = 'AppError';
    this.code = code;
    this.field = detail.field ?? null;
    this.span = detail.span ?? null;
  }

  get [mark](): true {
    return true;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return bears(value, mark);
  }
}
