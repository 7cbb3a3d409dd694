import 'server-only';
import { z } from 'zod';
import { AppError } from '@/lib/errors.ts';
import { database } from './client.ts';

const guessSchema = z.object({
  layout: z.string(),
  title: z.string(),
  confidence: z.number(),
  reasons: z.array(z.string()),
  parameters: z.record(z.string(), z.unknown()),
});

/** A connection made on screen. `location` is as pasted, secret included: never leaves the server. */
export interface Connection {
  readonly id: string;
  readonly title: string;
  readonly engine: string;
  readonly location: string;
  readonly guess: z.infer<typeof guessSchema>;
}

/** All connections made on screen, oldest first. */
export async function listConnections(): Promise<readonly Connection[]> {
  const client = await database();
  const rows = await client.store.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return rows.map(({ id, title, engine, location, guess }) => ({
    id,
    title,
    engine,
    location,
    guess: guessSchema.parse(JSON.parse(guess)),
  }));
}

/** Keeps a new connection; throws `conflict` when its id is taken. */
export async function saveConnection(connection: Connection): Promise<void> {
  const client = await database();
  const taken = await client.store.findUnique({ where: { id: connection.id } });
  if (taken !== null) {
    throw new AppError('conflict', `A store named ${connection.id} exists already.`, {
      field: 'id',
    });
  }
  await client.store.create({
    data: { ...connection, guess: JSON.stringify(connection.guess) },
  });
}

/** Forgets a connection; false when there was none. */
export async function deleteConnection(id: string): Promise<boolean> {
  const client = await database();
  const { count } = await client.store.deleteMany({ where: { id } });
  return count > 0;
}
