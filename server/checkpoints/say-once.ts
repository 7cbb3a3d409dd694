import 'server-only';
import { onceInProcess } from '@/server/once-in-process.ts';

const told = (): { failed: boolean } =>
  onceInProcess('checkpoint-failures', () => ({ failed: false }));

/** Tells in the terminal, the first time, that states cannot be kept; reading goes on without. */
export function sayOnce(error: unknown): void {
  if (told().failed) return;
  told().failed = true;
  const reason = error instanceof Error ? error.message : String(error);
  console.error(
    `Folded states cannot be kept on disk: ${reason}. Streams are folded anew instead.`,
  );
}
