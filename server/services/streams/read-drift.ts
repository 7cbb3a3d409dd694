import 'server-only';
import { readDrift as contract, type DriftView } from '@/lib/api/drift.ts';
import { changeToView } from '@/lib/fold/change.ts';
import type { StoreSnapshot } from '@/server/stores/port.ts';
import { defineService } from '../define-service.ts';
import { driftAt } from './internal-drift.ts';
import { foldBy } from './internal-fold-cache.ts';
import { findMoment } from './internal-moment.ts';
import { maskedChange } from './internal-state.ts';

/** Whether the store's own snapshot and the fold of its events say the same, and where they do not. */
export const readDrift = defineService({
  permission: 'state:read',
  access: 'state.drift',
  subject: ({ store, stream, at }) => ({
    store,
    stream,
    ...(at === undefined ? {} : { detail: at }),
  }),
  input: contract.params,
  async run({ signal }, { store, stream, at, reducer }) {
    const { folded } = await foldBy({ store, stream, reducer }, signal);
    const found = await findMoment({ store: folded.store, stream: folded.stream, signal }, at);
    return driftAt(folded, found.version, signal);
  },
  expose: (drift, policy): DriftView => ({
    ...snapshotFacts(drift.snapshot),
    verdict: drift.verdict,
    ...(drift.verdict === 'unknown'
      ? { unknown: drift.unknown, changes: [], fidelity: null }
      : {
          unknown: null,
          changes: drift.changes.map((change) => maskedChange(changeToView(change), policy)),
          fidelity: drift.fidelity,
        }),
  }),
});

const snapshotFacts = (snapshot: StoreSnapshot | null) => ({
  snapshotVersion: snapshot === null ? null : String(snapshot.version),
  recordedAt: snapshot?.recordedAt ?? null,
  type: snapshot?.type ?? null,
});
