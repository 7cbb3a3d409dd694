import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { database } from '@/server/db/client.ts';

const LIFETIME_MS = 12 * 60 * 60 * 1000;

/** The port is part of it because browsers do not keep cookies of one host's ports apart. */
export function cookieName(host: string): string {
  const port = /:(\d+)$/.exec(host)?.[1] ?? '80';
  return `backstory-session-${port}`;
}

function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Signs the member in for 12 hours; returns the cookie's value, which is kept nowhere. */
export async function startSession(memberId: string): Promise<string> {
  const client = await database();
  const secret = randomBytes(32).toString('base64url');
  const now = Date.now();
  await client.session.deleteMany({ where: { expiresAt: { lt: new Date(now) } } });
  await client.session.create({
    data: { digest: digestOf(secret), memberId, expiresAt: new Date(now + LIFETIME_MS) },
  });
  return secret;
}

/** The member signed in with this cookie value; null when unknown or run out. */
export async function memberOf(
  secret: string,
): Promise<{ readonly id: string; readonly name: string; readonly role: string } | null> {
  const client = await database();
  const session = await client.session.findUnique({
    where: { digest: digestOf(secret) },
    include: { member: true },
  });
  if (session === null || session.expiresAt.getTime() <= Date.now()) return null;
  return session.member;
}
