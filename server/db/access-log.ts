import 'server-only';
import { AppError } from '@/lib/errors.ts';
import { database } from './client.ts';

export interface AccessRecord {
  /** Member id. */
  readonly actor: string;
  /** What was done, for example `stream.read`. */
  readonly action: string;
  readonly store: string | null;
  readonly stream: string | null;
  readonly event: string | null;
  /** What else identifies the read, never payloads. */
  readonly detail: string | null;
  readonly requestId: string;
}

/** All of them or none. Throws `internal` when they cannot be written; the caller then serves nothing. */
export async function recordAccess(rows: readonly AccessRecord[]): Promise<void> {
  try {
    const client = await database();
    await client.accessLog.createMany({ data: [...rows] });
  } catch (cause) {
    throw new AppError(
      'internal',
      'The access log cannot be written, so nothing is shown. Check that the data folder can be written.',
      { cause },
    );
  }
}
