import type { FidelityView } from '@/lib/api/views.ts';
import type { ShownPreview } from './preview-query.ts';

/** The store's snapshot is compared on the server with what is active; a draft shares that where its state is the same. */
export function snapshotOf({
  state,
  now,
}: Pick<ShownPreview, 'state' | 'now'>): FidelityView['snapshot'] {
  return state !== null && state.state === now.state ? now.fidelity.snapshot : 'unknown';
}
