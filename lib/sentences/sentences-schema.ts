import { z } from 'zod';
import { readTemplate, type SentenceTemplate } from './template.ts';

const sentence = z.string().min(1);
const written = z.union([sentence, z.array(sentence).min(1)], {
  error: 'Write a sentence in quotes, or a list of them.',
});

/** Sentences by event type, as rules and the configuration hold them. */
export const sentencesByType = z
  .record(z.string().min(1), written)
  .describe(
    'Event type → how it is told, in timelines and stories: a sentence, or several of which the first counts ' +
      'whose values are there. {initiator} is who did it, {before.a} and {after.a} are values of the state, ' +
      '{data.a} and {metadata.a} of the event, {field.a} is the name of a field.',
  );

export type SentencesByType = Readonly<Record<string, string | readonly string[]>>;

export interface SentenceFault {
  /** Below the table of types. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export interface ReadSentences {
  readonly templates: ReadonlyMap<string, readonly SentenceTemplate[]>;
  readonly faults: readonly SentenceFault[];
}

/** The sentences as templates; those that cannot be read are left out and told. */
export function readSentences(byType: SentencesByType): ReadSentences {
  const faults: SentenceFault[] = [];
  const templates = new Map<string, readonly SentenceTemplate[]>();
  for (const [type, written] of Object.entries(byType)) {
    const list = typeof written === 'string' ? [written] : written;
    const read = list.flatMap((text, index) => {
      const found = readTemplate(text);
      if (found.ok) return [found.template];
      const path = typeof written === 'string' ? [type] : [type, index];
      faults.push({ path, message: found.message });
      return [];
    });
    templates.set(type, read);
  }
  return { templates, faults };
}
