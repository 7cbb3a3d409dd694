import type { FindingView } from '@/lib/api/health.ts';

type Kind = FindingView['kind'];

export interface FindingWords {
  readonly title: string;
  /** What it means, and what can be done. */
  readonly meaning: string;
  /** What the number counts: events, or types whose events are all behind it. */
  readonly of: 'event' | 'type';
  readonly advice: boolean;
}

const fault = (title: string, meaning: string): FindingWords => ({
  ...{ title, meaning, of: 'event' },
  advice: false,
});

const advice = (title: string, meaning: string): FindingWords => ({
  ...{ title, meaning, of: 'type' },
  advice: true,
});

export const findingWords: Readonly<Record<Kind, FindingWords>> = {
  gap: fault('Missing versions', 'A stream goes on behind versions that are not there.'),
  'duplicate-version': fault(
    'Versions claimed twice',
    'Two events stand at one place of a stream.',
  ),
  'duplicate-id': fault(
    'Ids that stand twice',
    'One event was recorded twice, or ids are not unique.',
  ),
  idempotency: fault(
    'Delivered twice',
    'Events of one type bear the same idempotency key: a message was taken for two.',
  ),
  late: fault('Recorded late', 'More than a day lies between what happened and its record.'),
  clock: fault(
    'Clocks that ran backwards',
    'An event bears a time before that of the one preceding it.',
  ),
  orphan: fault('Causes that are nowhere', 'The event named as cause is in no store that is open.'),
  unreadable: fault('Unreadable payloads', 'Data or metadata are no JSON text.'),
  oversized: fault('Oversized payloads', 'More than 65,536 characters: rarely one fact.'),
  drift: advice(
    'Types that changed their shape',
    'One field of a type holds values of several kinds.',
  ),
  crud: advice(
    'Records in disguise',
    'A type says that something was updated; name what happened instead.',
  ),
  snapshot: advice(
    'Snapshots as events',
    'Most of what each event says was said by the one before; record what changed.',
  ),
};
