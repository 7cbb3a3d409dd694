import type { MaskingPolicy } from '@/lib/masking/policy.ts';
import type { Happened } from '@/lib/fold/watermark.ts';
import { exportView } from './export-view.ts';
import type { RecordedEvent } from './recorded-event.ts';

/**
 * The event as a line of NDJSON, without its end. Payload texts stay texts, byte for byte: what is
 * only passed through is not parsed. `problems` stand where a time names no zone.
 */
export function exportLine(event: Happened<RecordedEvent>, policy: MaskingPolicy): string {
  const view = exportView(event, policy);
  return JSON.stringify({
    ...view,
    problems: view.problems.length > 0 ? view.problems : undefined,
  });
}
