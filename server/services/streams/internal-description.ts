import 'server-only';
import type { Description, DescriptionPart, EventView, PayloadView } from '@/lib/api/views.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { eventToView } from '@/lib/events/view.ts';
import { lastValues } from '@/lib/json/last-values.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { parsePath } from '@/lib/json/parse-path.ts';
import { valueAt } from '@/lib/json/path.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { placeInState } from '@/lib/masking/place.ts';
import type { MaskingPolicy } from '@/lib/masking/policy.ts';

/** Values of a state pass the policy as parts of it; those of the event are taken from the masked event. */
export function maskedDescription(
  described: Description,
  event: RecordedEvent,
  policy: MaskingPolicy,
): Description {
  if (described === null) return null;
  const isOfEvent = (part: DescriptionPart): boolean =>
    part.kind === 'value' && (part.of === 'data' || part.of === 'metadata');
  const masked = described.some(isOfEvent) ? policy.maskEvent(eventToView(event)) : null;
  return described.map((part) => maskedPart(part, masked, policy));
}

function maskedPart(
  part: DescriptionPart,
  event: EventView | null,
  policy: MaskingPolicy,
): DescriptionPart {
  if (part.kind !== 'value') return part;
  if (part.of === 'before' || part.of === 'after') {
    return { ...part, json: policy.maskValue(placeInState(part.path), part.json) };
  }
  return { ...part, json: event === null ? null : jsonAt(event[part.of], part.path) };
}

/** What a masked payload still has at a path; null where it is hidden. */
function jsonAt(payload: PayloadView, text: string): string | null {
  const [parsed, path] = [
    payload.kind === 'json' ? parseJson(payload.text) : null,
    parsePath(text),
  ];
  if (parsed?.ok !== true || !path.ok) return null;
  const value = parsed.duplicates ? lastValues(parsed.value) : parsed.value;
  const found = valueAt(value, path.path);
  return found === undefined ? null : printJson(found);
}
