import 'server-only';
import type { DriftView } from '@/lib/api/drift.ts';
import type { Version } from '@/lib/events/ids.ts';
import type { Change } from '@/lib/fold/change.ts';
import { diff } from '@/lib/fold/diff.ts';
import { incompleteView } from '@/lib/fold/state-view.ts';
import { isObject } from '@/lib/json/kinds.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { JsonObject, type JsonValue } from '@/lib/json/value.ts';
import type { StoreSnapshot } from '@/server/stores/port.ts';
import { seek } from './internal-seek.ts';
import type { StreamFold } from './internal-stream-fold.ts';

type Reason = NonNullable<DriftView['unknown']>;

/** Our fold against a snapshot of the store. */
export type Drift =
  | {
      readonly verdict: 'unknown';
      readonly unknown: Reason;
      readonly snapshot: StoreSnapshot | null;
    }
  | {
      readonly verdict: 'agrees' | 'disagrees';
      readonly snapshot: StoreSnapshot;
      /** From the snapshot to what the events say. */
      readonly changes: readonly Change[];
      readonly fidelity: NonNullable<DriftView['fidelity']>;
    };

/** Compares with the newest snapshot the store itself saved at or before a version; null: before all. */
export async function driftAt(
  folded: StreamFold,
  until: Version | null,
  signal: AbortSignal,
): Promise<Drift> {
  const { store, stream } = folded;
  if (!store.capabilities.snapshots) return unknown('not_kept', null);
  const snapshot = until === null ? null : await store.readSnapshot(stream, until, signal);
  if (snapshot === null) return unknown('none_yet', null);
  const saved = savedState(snapshot);
  if (saved === undefined) return unknown('unreadable', snapshot);
  const fold = await seek(folded, snapshot.version, signal);
  if (fold.facts.version !== snapshot.version) return unknown('not_reached', snapshot);
  const changes = diff(withoutOwn(saved, fold.state, snapshot), fold.state);
  return {
    verdict: changes.length === 0 ? 'agrees' : 'disagrees',
    snapshot,
    changes,
    fidelity: { ...fold.reducer.fidelity, incompleteFrom: incompleteView(fold.facts) },
  };
}

/** What only the store's library wrote into the saved state is no difference to what the events say. */
function withoutOwn(
  saved: JsonValue,
  said: JsonValue | undefined,
  { ownMembers = [] }: StoreSnapshot,
): JsonValue {
  if (!isObject(saved)) return saved;
  const isOwn = (key: string): boolean =>
    ownMembers.includes(key) && !(isObject(said) && said.entries.has(key));
  return new JsonObject(new Map([...saved.entries].filter(([key]) => !isOwn(key))));
}

const unknown = (reason: Reason, snapshot: StoreSnapshot | null): Drift => ({
  verdict: 'unknown',
  unknown: reason,
  snapshot,
});

function savedState({ data }: StoreSnapshot): JsonValue | undefined {
  if (data.kind !== 'json') return undefined;
  const parsed = parseJson(data.text);
  return parsed.ok ? parsed.value : undefined;
}
