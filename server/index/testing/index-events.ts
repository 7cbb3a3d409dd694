import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { position } from '@/lib/events/ids.ts';
import { indexedEvent } from '../indexed-event.ts';
import type { LedgerEntry, SearchIndex } from '../port.ts';
import { StreamLedger } from '../stream-ledger.ts';

/** What the events of a log altered. */
export function ledgerOf(log: readonly RecordedEvent[]): readonly LedgerEntry[] {
  const ledgers = new Map<string, StreamLedger>();
  return log.map((event, index) => {
    const ledger = ledgers.get(event.streamId) ?? new StreamLedger();
    ledgers.set(event.streamId, ledger);
    return ledger.take(event, index + 1);
  });
}

/** Puts the rest of a log into an index that holds its first events, in batches of this size. */
export async function indexLog(
  index: SearchIndex,
  log: readonly RecordedEvent[],
  { held = 0, batch = 4 }: { readonly held?: number; readonly batch?: number } = {},
): Promise<void> {
  const entries = ledgerOf(log);
  for (let at = held; at < log.length; at += batch) {
    const events = log.slice(at, at + batch).map(indexedEvent);
    const last = events.at(-1)?.position ?? position('0');
    await index.append({ events, resume: last });
  }
  for (let at = held; at < log.length; at += batch) {
    await index.appendLedger(entries.slice(at, at + batch), Math.min(at + batch, log.length));
  }
}
