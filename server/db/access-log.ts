import 'server-only';
import { AppError } from '@/lib/errors.ts';
import { database } from './client.ts';
import { Prisma } from './generated/client.ts';

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
    if (rows.length > 0) await (await database()).$executeRaw(insertOf(rows, new Date()));
  } catch (cause) {
    throw new AppError(
      'internal',
      'The access log cannot be written, so nothing is shown. Check that the data folder can be written.',
      { cause },
    );
  }
}

/** Written by hand, because Prisma compiles `createMany` anew for each read, which takes longer than writing the row. */
function insertOf(rows: readonly AccessRecord[], at: Date): Prisma.Sql {
  const values = rows.map(
    ({ actor, action, store, stream, event, detail, requestId }) =>
      Prisma.sql`(${at}, ${actor}, ${action}, ${store}, ${stream}, ${event}, ${detail}, ${requestId})`,
  );
  return Prisma.sql`INSERT INTO AccessLog (at, actor, action, store, stream, event, detail, requestId)
    VALUES ${Prisma.join(values)}`;
}
