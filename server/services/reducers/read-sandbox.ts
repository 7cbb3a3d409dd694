import 'server-only';
import { readSandbox as contract } from '@/lib/api/reducers.ts';
import { browserWorker } from '@/server/sandbox/browser-worker.ts';
import { defineService } from '../define-service.ts';

/** The script of the worker that drafts run in. It holds no data. */
export const readSandbox = defineService({
  permission: 'stores:read',
  access: null,
  input: contract.params,
  run: () => browserWorker(),
  expose: (script) => script,
});
