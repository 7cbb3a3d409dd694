import 'server-only';
import { readChanges as contract } from '@/lib/api/streams.ts';
import type { ChangeView, Description } from '@/lib/api/views.ts';
import { AppError } from '@/lib/errors.ts';
import { parseVersion, version, type Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { changeToView } from '@/lib/fold/change.ts';
import { takeAndTell } from '@/lib/sentences/teller.ts';
import { configuredSentences } from '@/server/env.ts';
import { defineService } from '../define-service.ts';
import { maskedDescription } from './internal-description.ts';
import { foldBy } from './internal-fold-cache.ts';
import type { StreamIndex } from './internal-stream-index.ts';
import { maskedChange } from './internal-state.ts';
import { eventsBetween, foldFrom } from './internal-seek.ts';

/** Most versions one request may span. */
const longestSpan = 1000n;

interface ChangedEvent {
  readonly event: RecordedEvent;
  readonly changes: readonly ChangeView[];
  readonly described: Description;
  readonly overtook: Version | null;
}

/** What each event of a range of versions changed in the state, and how it is told. */
export const readChanges = defineService({
  permission: 'state:read',
  access: 'changes.read',
  subject: ({ store, stream, from, to }) => ({ store, stream, detail: `v${from} to v${to}` }),
  input: contract.params,
  async run({ signal }, { store, stream, from: first, to, reducer }) {
    const [from, until] = [versionOf('from', first), versionOf('to', to)];
    if (until < from) {
      throw new AppError('invalid_input', 'The range ends before it begins.', { field: 'to' });
    }
    if (until - from >= longestSpan) {
      throw new AppError('invalid_input', `Ask for at most ${longestSpan} versions at a time.`, {
        field: 'to',
      });
    }
    const { folded } = await foldBy({ store, stream, reducer }, signal);
    await folded.reach(until, signal);
    const start = await folded.restBefore(version(from - 1n), signal);
    const fold = foldFrom(folded, start);
    const configured = configuredSentences(store);
    // A sentence may name anything of the event; where there is none, its data says what it changed.
    const only = configured === null ? { only: 'states' as const } : {};
    const items: ChangedEvent[] = [];
    const { index } = folded;
    const stretch = { start, until, signal, into: fold, ...only };
    for await (const event of eventsBetween(folded, stretch)) {
      const described = takeAndTell(fold, event, configured);
      if (event.version < from) continue;
      const overtook = overtookOf(index, event.version);
      items.push({ event, changes: fold.changes.map(changeToView), described, overtook });
    }
    return items;
  },
  expose: (items, policy) => ({
    items: items.map(({ event, changes, described, overtook }) => ({
      version: String(event.version),
      changes: changes.map((change) => maskedChange(change, policy)),
      described: maskedDescription(described, event, policy),
      overtook: overtook === null ? null : String(overtook),
    })),
  }),
});

function overtookOf(index: StreamIndex, version: Version): Version | null {
  const by = index.happenings.correctedBy(index.firstFrom(version));
  return by === null ? null : index.versionAt(by);
}

function versionOf(field: string, text: string): Version {
  const parsed = parseVersion(text);
  if (parsed !== null) return parsed;
  throw new AppError('invalid_input', `"${text}" is not a version.`, { field });
}
