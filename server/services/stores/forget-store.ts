import 'server-only';
import { forgetStore as contract } from '@/lib/api/stores.ts';
import { AppError } from '@/lib/errors.ts';
import { forgetCheckpoints } from '@/server/checkpoints/forget-checkpoints.ts';
import { deleteConnection, listConnections } from '@/server/db/connections.ts';
import { dropJobsOver } from '@/server/jobs/job-queue.ts';
import { indexFolder } from '@/server/index/index-of-store.ts';
import { forgetIndex } from '@/server/index/open-index.ts';
import { removeFile } from '@/server/index/sqlite/open-file.ts';
import { closeStore } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { forgetKept } from '../kept-briefly.ts';

/** Forgets a connection made on screen, the states kept of it and what jobs wrote. The store itself is not touched. */
export const forgetStore = defineService({
  permission: 'stores:connect',
  access: 'store.forget',
  subject: ({ store }) => ({ store }),
  input: contract.params,
  async run(_call, { store }) {
    if (!(await listConnections()).some(({ id }) => id === store)) {
      throw new AppError('not_found', `No store named "${store}" was connected on screen.`, {
        field: 'store',
      });
    }
    // While the connection is there, forgetting that failed half way can be tried again.
    await forgetTraces(store);
    await deleteConnection(store);
    // What somebody read or began meanwhile.
    await forgetTraces(store);
    return store;
  },
  expose: (forgotten) => ({ forgotten }),
});

async function forgetTraces(store: string): Promise<void> {
  await dropJobsOver(store);
  await closeStore(store);
  forgetKept(store);
  await forgetIndex(store);
  removeFile({ folder: indexFolder(), store });
  await forgetCheckpoints(store);
}
