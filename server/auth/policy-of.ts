import 'server-only';
import { nothingMasked, type MaskingPolicy } from '@/lib/masking/policy.ts';
import { database } from '@/server/db/client.ts';
import { roles, type Principal, type Role } from './permissions.ts';

const policies: Readonly<Record<Role, MaskingPolicy>> = {
  guest: nothingMasked,
  developer: nothingMasked,
};

/** What somebody may see of payloads and ids: every answer passes it, whoever is asked for it. */
export const policyOf = ({ role }: Pick<Principal, 'role'>): MaskingPolicy => policies[role];

/** The same of a member who is not there to ask: work of theirs that goes on by itself. */
export async function policyOfMember(id: string): Promise<MaskingPolicy> {
  const client = await database();
  const member = await client.member.findUnique({ where: { id }, select: { role: true } });
  return policyOf({ role: roles.find((known) => known === member?.role) ?? 'guest' });
}
