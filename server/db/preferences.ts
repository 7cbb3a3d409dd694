import 'server-only';
import { database } from './client.ts';

/** The value a member has for a preference; null where none was kept. */
export async function preferenceOf(memberId: string, key: string): Promise<string | null> {
  const client = await database();
  const kept = await client.preference.findUnique({ where: { memberId_key: { memberId, key } } });
  return kept?.value ?? null;
}

/** Keeps a value in place of the one before. */
export async function keepPreference(
  memberId: string,
  { key, value }: { readonly key: string; readonly value: string },
): Promise<void> {
  const client = await database();
  await client.preference.upsert({
    where: { memberId_key: { memberId, key } },
    create: { memberId, key, value },
    update: { value },
  });
}
