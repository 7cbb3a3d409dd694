import 'server-only';
import { join } from 'node:path';
import { environment } from '@/server/env.ts';
import { onceInProcess } from '@/server/once-in-process.ts';
import type { PrismaClient } from './generated/client.ts';
import { openDatabase } from './open-database.ts';

/** The client of our own database, opened and migrated once per process. Throws `conflict`, see `migrate`. */
export function database(): Promise<PrismaClient> {
  return onceInProcess('database', () =>
    Promise.resolve(openDatabase(join(environment().data, 'backstory.db'))),
  );
}
