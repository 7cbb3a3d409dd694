import type { Description } from '@/lib/api/views.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { Fold } from '@/lib/fold/fold.ts';
import { describing } from './describe.ts';
import type { SentenceTemplate } from './template.ts';

/** Sentences of the configuration, by event type. */
export type ConfiguredSentences = (type: string) => readonly SentenceTemplate[];

/**
 * Takes an event into a fold and tells it: by the reducer's own sentences, else by those of the
 * configuration. Null where none fits and where the fold did not take the event in.
 */
export function takeAndTell(
  fold: Fold,
  event: RecordedEvent,
  configured: ConfiguredSentences | null,
): Description {
  const own = fold.reducer.sentences?.(event) ?? [];
  const templates = [...own, ...(configured?.(event.type) ?? [])];
  const describe = templates.length === 0 ? null : describing(templates, fold.state);
  const before = fold.facts.version;
  fold.take(event);
  const { version, stopped } = fold.facts;
  if (describe === null || version === before || stopped !== null) return null;
  const parts = describe(event, fold.state);
  return parts === null ? null : [...parts];
}
