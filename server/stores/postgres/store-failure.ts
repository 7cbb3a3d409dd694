import { AppError, type ErrorCode } from '@/lib/errors.ts';

/** What the driver says about a failure; any part may be missing. */
export interface DriverFailure {
  readonly code: string;
  readonly message: string;
}

export function driverFailure(error: unknown): DriverFailure {
  if (!(error instanceof Error)) return { code: '', message: '' };
  const code: unknown = Reflect.get(error, 'code');
  return { code: typeof code === 'string' ? code : '', message: error.message };
}

const lostCodes = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
]);
const lostWords = /connection terminated|connection ended|not queryable|socket|timeout expired/i;

/** The connection broke or was refused: nothing was wrong with the statement. */
export function isConnectionLost(error: unknown): boolean {
  const { code, message } = driverFailure(error);
  return lostCodes.has(code) || (code === '' && lostWords.test(message));
}

/** Nobody answered in time: another try would only take as long again. */
export function isTimeout(error: unknown): boolean {
  const { code, message } = driverFailure(error);
  return code === 'ETIMEDOUT' || /timeout/i.test(message);
}

/** A standby cancelled the read to apply changes: worth a second try. */
export const isRecoveryConflict = (error: unknown): boolean =>
  driverFailure(error).code === '40001';

interface Meaning {
  readonly code: ErrorCode;
  readonly message: string;
}

/** By SQLSTATE, else by its class (first two letters). Fixed words: a server's own text may hold data. */
const meanings: Readonly<Record<string, Meaning>> = {
  '28P01': {
    code: 'store_rejected',
    message: 'The database refused the user name or password. Check both.',
  },
  '28': {
    code: 'store_rejected',
    message:
      'The database does not let this user connect from here. Check pg_hba.conf and sslmode.',
  },
  '3D000': {
    code: 'store_rejected',
    message: 'There is no database of this name on the server.',
  },
  '42501': {
    code: 'store_rejected',
    message: 'This role may not read what the layout needs. Grant SELECT on its tables.',
  },
  '42': {
    code: 'unreadable',
    message: 'The tables no longer have the shape this store was opened with. Detect it again.',
  },
  '22': {
    code: 'unreadable',
    message: 'A value does not have the type that the mapping expects. Check the mapping.',
  },
  '3F': {
    code: 'unreadable',
    message: 'The schema this store was opened with is gone. Detect it again.',
  },
  '55P03': {
    code: 'store_timeout',
    message: 'The table is locked by someone else. Try again in a moment.',
  },
  '57014': {
    code: 'store_timeout',
    message: 'The database needed longer than allowed for this read. Narrow it down.',
  },
  '40': {
    code: 'store_unavailable',
    message: 'The standby had to stop this read to apply changes. Try again.',
  },
  '53': {
    code: 'store_unavailable',
    message: 'The database has no room for another connection or read. Try again in a moment.',
  },
  '57': {
    code: 'store_unavailable',
    message: 'The database is starting, stopping or restarting. Try again in a moment.',
  },
  '25': {
    code: 'store_rejected',
    message: 'The database refused the statement: the connection is read-only.',
  },
};

/** Any failure of the driver in our words. The driver's error is the cause and is never shown. */
export function storeFailure(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { code, message } = driverFailure(error);
  if (isConnectionLost(error)) return unreachable(error);
  if (/timeout exceeded when trying to connect/.test(message)) {
    return new AppError('store_timeout', 'No connection became free in time. Try again.', {
      cause: error,
    });
  }
  const meaning = meanings[code] ?? meanings[code.slice(0, 2)];
  if (meaning !== undefined) return new AppError(meaning.code, meaning.message, { cause: error });
  const shown = /^[0-9A-Z]{5}$/.test(code) ? ` (SQLSTATE ${code})` : '';
  return new AppError('store_rejected', `The database refused the read${shown}.`, {
    cause: error,
  });
}

const unreachable = (cause: unknown): AppError =>
  new AppError(
    'store_unavailable',
    'The database cannot be reached or closed the connection. Check that it runs and try again.',
    { cause },
  );

export const cancelled = (): AppError => new AppError('cancelled', 'The read was cancelled.');
