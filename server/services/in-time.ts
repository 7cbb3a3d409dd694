import 'server-only';
import { AppError } from '@/lib/errors.ts';

/**
 * The value, or `store_timeout` where it takes longer. Not left to the store, because one that hangs
 * is just the one that does not keep its limits.
 */
export async function inTime<Value>(value: Promise<Value>, milliseconds: number): Promise<Value> {
  let patience: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    patience = setTimeout(() => {
      const seconds = milliseconds / 1000;
      reject(new AppError('store_timeout', `The store did not answer within ${seconds} seconds.`));
    }, milliseconds);
  });
  try {
    return await Promise.race([value, over]);
  } finally {
    clearTimeout(patience);
  }
}
