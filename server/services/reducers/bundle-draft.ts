import 'server-only';
import { bundleDraftInput } from '@/lib/api/reducers.ts';
import { bundleDraft as bundle } from '@/server/reducers/bundle.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';

/** One script of a draft, for the sandbox of the browser it was written in. */
export const bundleDraft = defineService({
  permission: 'reducers:write',
  access: null,
  input: bundleDraftInput,
  async run(_, { store, source }) {
    await storeById(store);
    return bundle(source);
  },
  expose: (bundled) =>
    bundled.ok
      ? { problems: [], script: bundled.script }
      : {
          problems: bundled.problems.map(({ message, line, column }) => ({
            message,
            line,
            column,
          })),
          script: null,
        },
});
