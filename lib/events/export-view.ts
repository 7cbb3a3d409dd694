import type { EventView } from '@/lib/api/views.ts';
import type { MaskingPolicy } from '@/lib/masking/policy.ts';
import { happened, type Happened } from '@/lib/fold/watermark.ts';
import { zoneProblems } from './event-problems.ts';
import type { RecordedEvent } from './recorded-event.ts';
import { payloadToView } from './view.ts';
import { withoutZones } from './without-zones.ts';

/**
 * The event as an export has it: masked, with payloads that were not looked into, so that only its times can have
 * problems; of a branch none is.
 */
export const exportView = (event: Happened<RecordedEvent>, policy: MaskingPolicy): EventView =>
  policy.maskEvent({
    ...withoutZones(happened(event)),
    version: String(event.version),
    tags: [...event.tags],
    data: payloadToView(event.data),
    metadata: payloadToView(event.metadata),
    problems: [...zoneProblems(event)],
  });
