import 'server-only';
import { readChanges as contract } from '@/lib/api/streams.ts';
import type { ChangeView } from '@/lib/api/views.ts';
import { AppError } from '@/lib/errors.ts';
import { parseVersion, version, type Version } from '@/lib/events/ids.ts';
import { changeToView } from '@/lib/fold/change.ts';
import { defineService } from '../define-service.ts';
import { foldOf } from './internal-fold-cache.ts';
import { maskedChange } from './internal-state.ts';
import { eventsBetween, foldFrom } from './internal-seek.ts';

/** Most versions one request may span. */
const longestSpan = 1000n;

/** What each event of a range of versions changed in the state. */
export const readChanges = defineService({
  permission: 'state:read',
  access: 'changes.read',
  subject: ({ store, stream, from, to }) => ({ store, stream, detail: `v${from} to v${to}` }),
  input: contract.params,
  async run({ signal }, { store, stream, from: first, to }) {
    const [from, until] = [versionOf('from', first), versionOf('to', to)];
    if (until < from) {
      throw new AppError('invalid_input', 'The range ends before it begins.', { field: 'to' });
    }
    if (until - from >= longestSpan) {
      throw new AppError('invalid_input', `Ask for at most ${longestSpan} versions at a time.`, {
        field: 'to',
      });
    }
    const { folded } = await foldOf(store, stream, signal);
    await folded.reach(until, signal);
    const start = folded.checkpoints.atOrBefore(version(from - 1n));
    const fold = foldFrom(folded, start);
    const items: { version: string; changes: ChangeView[] }[] = [];
    const stretch = { start, until, signal, into: fold, only: 'states' } as const;
    for await (const event of eventsBetween(folded, stretch)) {
      fold.take(event);
      if (event.version < from) continue;
      items.push({ version: String(event.version), changes: fold.changes.map(changeToView) });
    }
    return items;
  },
  expose: (items, policy) => ({
    items: items.map(({ version: at, changes }) => ({
      version: at,
      changes: changes.map((change) => maskedChange(change, policy)),
    })),
  }),
});

function versionOf(field: string, text: string): Version {
  const parsed = parseVersion(text);
  if (parsed !== null) return parsed;
  throw new AppError('invalid_input', `"${text}" is not a version.`, { field });
}
