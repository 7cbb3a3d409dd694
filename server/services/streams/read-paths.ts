import 'server-only';
import { readPaths as contract } from '@/lib/api/streams.ts';
import { defineService } from '../define-service.ts';
import { streamPaths } from './internal-field.ts';
import { foldBy } from './internal-fold-cache.ts';

/** Every path the states of a stream ever had. */
export const readPaths = defineService({
  permission: 'state:read',
  access: 'paths.read',
  subject: ({ store, stream }) => ({ store, stream }),
  input: contract.params,
  async run({ signal }, { store, stream, reducer }) {
    const { folded } = await foldBy({ store, stream, reducer }, signal);
    return streamPaths(folded, signal);
  },
  expose: ({ paths, gone, further }) => ({ paths: [...paths], gone: [...gone], further }),
});
