import 'server-only';
import { AppError } from '@/lib/errors.ts';
import { database } from '@/server/db/client.ts';
import { configuredStores } from '@/server/env.ts';
import type { Principal } from './permissions.ts';
import { roles } from './permissions.ts';
import { cookieName, memberOf } from './sessions.ts';
import { isToken } from './token.ts';

export { can } from './permissions.ts';
export type { Permission, Principal, Role } from './permissions.ts';

/** The one member of local mode. */
export const LOCAL_MEMBER = 'local';
const guest: Principal = { memberId: LOCAL_MEMBER, name: 'Guest', role: 'guest' };

function toPrincipal(member: { id: string; name: string; role: string }): Principal {
  const role = roles.find((known) => known === member.role) ?? 'guest';
  return { memberId: member.id, name: member.name, role };
}

function cookieOf(headers: Headers): string | null {
  const name = cookieName(headers.get('host') ?? '');
  const pairs = (headers.get('cookie') ?? '').split(/;\s*/);
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
}

/** Null without `Authorization`; false when it holds anything but the current token. */
function bearerIsValid(headers: Headers): boolean | null {
  const header = headers.get('authorization');
  if (header === null) return null;
  const token = /^Bearer ([\w-]{1,128})$/.exec(header)?.[1];
  return token !== undefined && isToken(token);
}

/** Whether anything but the demo stores could be read: then nobody comes in without a token. */
async function needsToken(): Promise<boolean> {
  if (configuredStores().some(({ demo }) => !demo)) return true;
  const client = await database();
  return (await client.store.findFirst({ select: { id: true } })) !== null;
}

async function localMember(): Promise<Principal> {
  const client = await database();
  return toPrincipal(await client.member.findUniqueOrThrow({ where: { id: LOCAL_MEMBER } }));
}

/** Who asks, by bearer token or cookie. Throws `unauthenticated` when nobody known does. */
export async function principalOf(headers: Headers): Promise<Principal> {
  const bearer = bearerIsValid(headers);
  if (bearer === true) return localMember();
  const cookie = bearer === null ? cookieOf(headers) : null;
  const member = cookie === null ? null : await memberOf(cookie);
  if (member !== null) return toPrincipal(member);
  if (bearer === null && !(await needsToken())) return guest;
  throw new AppError(
    'unauthenticated',
    'Open the address that Backstory printed in the terminal; scripts send its token as a bearer token.',
  );
}
