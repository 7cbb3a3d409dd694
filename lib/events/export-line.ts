import type { MaskingPolicy } from '@/lib/masking/policy.ts';
import type { Happened } from '@/lib/fold/watermark.ts';
import { exportView } from './export-view.ts';
import type { RecordedEvent } from './recorded-event.ts';

/**
 * The event as a line of NDJSON, without its end. Payload texts stay texts, byte for byte: what is
 * only passed through is not parsed.
 */
export const exportLine = (event: Happened<RecordedEvent>, policy: MaskingPolicy): string =>
  JSON.stringify({ ...exportView(event, policy), problems: undefined });
