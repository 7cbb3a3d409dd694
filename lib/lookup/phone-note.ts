import { phoneReach } from '@/lib/query/phone-number.ts';

/** What a lookup of a telephone number cannot find, and what to look up instead; null where it can find all of it. */
export function phoneNote(typed: string): string | null {
  const reach = phoneReach(typed);
  return reach === null ? null : `${found} ${otherwise[reach]}`;
}

const found = 'A telephone number is found by its digits, however they are grouped.';

/** Which number is meant without its country code depends on where one is, and is not guessed. */
const otherwise = {
  international:
    'Where it is kept without its country code, or with another prefix than + or 00, it may be missed: look it up that way, too.',
  national: 'Where it is kept with its country code it may be missed: look it up that way, too.',
  unknown:
    'Where it is kept with a 0 or a country code before it, it may be missed: look it up that way, too.',
} as const;
