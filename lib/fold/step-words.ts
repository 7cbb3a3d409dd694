import { readTemplate, type SentenceTemplate } from '@/lib/sentences/template.ts';

/** How code told the event of a step. */
export interface StepWords {
  readonly templates: readonly SentenceTemplate[];
  /** Why it could not; null where it could or said nothing. */
  readonly fault: string | null;
}

const nothing: StepWords = { templates: [], fault: null };
const told = /^\{"([de])":(\[(?:"(?:[^"\\]|\\.)*",?)*\]|"(?:[^"\\]|\\.)*")/;

/** The words of a step: {"d":[templates], …} or {"e":reason, …}. */
export function stepWords(step: string): StepWords {
  const [, kind, json] = told.exec(step) ?? [];
  if (json === undefined) return nothing;
  const value: unknown = JSON.parse(json);
  if (kind === 'e') return { templates: [], fault: String(value) };
  return (Array.isArray(value) ? value : []).reduce<StepWords>(withTemplate, nothing);
}

function withTemplate(words: StepWords, text: unknown): StepWords {
  const read = readTemplate(String(text));
  return read.ok
    ? { ...words, templates: [...words.templates, read.template] }
    : { ...words, fault: words.fault ?? read.message };
}
