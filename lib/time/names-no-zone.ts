import { parseInstant } from './parse-instant.ts';

/** True for a written time that leaves open in which zone its clock stood. */
export function namesNoZone(text: string): boolean {
  if (text.endsWith('Z')) return false;
  const parsed = parseInstant(text);
  return parsed.ok && parsed.zoneAssumed;
}
