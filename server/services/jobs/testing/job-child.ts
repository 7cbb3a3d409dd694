import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { callAs } from '@/server/testing/own-data.ts';
import { continueJobs } from '../index.ts';
import { listJobs } from '../list-jobs.ts';

/** Lets the jobs of a store go on until it is killed, and says how far one is. */
async function main([store = '', id = '']: readonly string[]): Promise<void> {
  // A clock that runs fast, so that much is kept in a short time.
  const now = performance.now.bind(performance);
  performance.now = () => now() * 50;
  process.on('disconnect', () => {
    process.exit(0);
  });
  await continueJobs();
  for (;;) {
    const { value } = await listJobs(callAs(), { store });
    const job = value.jobs.find((each) => each.id === id);
    process.send?.({ state: job?.state ?? 'none', bytes: job?.bytes ?? 0 });
    await sleep(3);
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
