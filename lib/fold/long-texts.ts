import type { ChangeView } from '@/lib/api/views.ts';
import { parseJson } from '@/lib/json/parse-json.ts';

/** From here on a reader would have to search for what differs. */
const longFrom = 60;

/** Both texts of a change from one long text to another; null for every other change. */
export function longTexts({ before, after }: ChangeView): {
  readonly before: string;
  readonly after: string;
} | null {
  const [old, now] = [textOf(before), textOf(after)];
  if (old === null || now === null || Math.min(old.length, now.length) < longFrom) return null;
  return { before: old, after: now };
}

function textOf(json: string | null): string | null {
  const parsed = json === null ? null : parseJson(json);
  return parsed?.ok === true && typeof parsed.value === 'string' ? parsed.value : null;
}
