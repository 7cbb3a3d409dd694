import 'server-only';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { environment } from '@/server/env.ts';
import { onceInProcess } from '@/server/once-in-process.ts';

interface TokenHolder {
  current: string;
  readonly fixed: boolean;
}

function fresh(): string {
  return randomBytes(16).toString('base64url');
}

function holder(): TokenHolder {
  return onceInProcess('token', () => {
    const { token } = environment();
    return { current: token ?? fresh(), fixed: token !== null };
  });
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** The token of the printed address. */
export function currentToken(): string {
  return holder().current;
}

/** Whether this is the current token, compared in constant time. Does not use it up. */
export function isToken(candidate: string): boolean {
  return timingSafeEqual(digest(candidate), digest(holder().current));
}

/** True once for each token: it is void afterwards, unless BACKSTORY_TOKEN fixes it. */
export function redeemToken(candidate: string): boolean {
  if (!isToken(candidate)) return false;
  const kept = holder();
  if (!kept.fixed) kept.current = fresh();
  return true;
}
