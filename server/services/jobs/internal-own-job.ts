import 'server-only';
import { AppError } from '@/lib/errors.ts';
import { jobOf, type KeptJob } from '@/server/db/jobs.ts';
import { knownStores } from '@/server/stores/registry.ts';

export interface JobRef {
  readonly memberId: string;
  readonly store: string;
  readonly job: string;
}

/** A job of the member over the store; nobody else's is known to exist. Throws `not_found`. */
export async function ownJob(ref: JobRef): Promise<KeptJob> {
  await refuseUnknownStore(ref.store);
  return ownJobLeft(ref);
}

/** As `ownJob`, also over a store that is known no more: what it left can still be removed. */
export async function ownJobLeft({ memberId, store, job: id }: JobRef): Promise<KeptJob> {
  const job = await jobOf(memberId, id);
  if (job?.stores.includes(store) === true) return job;
  await refuseUnknownStore(store);
  throw new AppError('not_found', 'You have no such job over this store.', { field: 'job' });
}

/** A store that does not answer has its jobs all the same. Throws `not_found` for one nobody told of. */
export async function refuseUnknownStore(store: string): Promise<void> {
  if ((await knownStores()).some(({ id }) => id === store)) return;
  throw new AppError('not_found', `There is no store named "${store}".`, { field: 'store' });
}
