import { isObject } from '@/lib/json/kinds.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import { plainKey, scalarText, type MetadataKeys } from './metadata-keys.ts';

/**
 * Where applications write who did it, most telling first. Spelling does not matter: `userId`,
 * `user_id` and `$user-id` are one.
 */
export const initiatorKeys: readonly string[] = [
  'initiator',
  'initiatorId',
  'initiatedBy',
  'actor',
  'actorId',
  'userId',
  'user',
  'userName',
  'userEmail',
  'performedBy',
  'createdBy',
  'changedBy',
  'modifiedBy',
  'issuedBy',
  'requestedBy',
  'whodunnit',
  'principal',
  'principalId',
  'sub',
  'operator',
  'operatorId',
];

const plain = initiatorKeys.map(plainKey);

/** What tells one person from another inside `{"user": {…}}`. */
const identifying: readonly string[] = ['id', 'email', 'name', 'login', 'username'];

/** Who did it by convention; null when the metadata names nobody. */
export const initiatorOf = (keys: MetadataKeys): string | null => keys.first(plain, personOf);

function personOf(value: JsonValue): string | null {
  if (!isObject(value)) return scalarText(value);
  for (const key of identifying) {
    const part = value.entries.get(key);
    const text = part === undefined ? null : scalarText(part);
    if (text !== null) return text;
  }
  return null;
}
