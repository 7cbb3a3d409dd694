import { sampleEvent as sampleView } from '@/lib/events/sample-event-view.ts';
import type { FoundEvent } from './found-event.ts';

/** A complete event of an answer for tests of this folder; every part can be set. */
export const sampleEvent = (id: string, part: Partial<FoundEvent> = {}): FoundEvent => ({
  store: 'shop',
  ...sampleView({ id }),
  ...part,
});
