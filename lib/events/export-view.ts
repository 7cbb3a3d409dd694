import type { EventView } from '@/lib/api/views.ts';
import type { MaskingPolicy } from '@/lib/masking/policy.ts';
import type { RecordedEvent } from './recorded-event.ts';
import { payloadToView } from './view.ts';

/** The event as an export has it: masked, with payloads that were not looked into. */
export const exportView = (event: RecordedEvent, policy: MaskingPolicy): EventView =>
  policy.maskEvent({
    ...event,
    version: String(event.version),
    tags: [...event.tags],
    data: payloadToView(event.data),
    metadata: payloadToView(event.metadata),
    problems: [],
  });
