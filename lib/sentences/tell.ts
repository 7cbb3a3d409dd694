import type { ChangeView, Description, DescriptionPart } from '@/lib/api/views.ts';
import { pathWords } from '@/lib/fold/path-words.ts';
import { sentence, type SentencePart, type Told } from '@/lib/fold/sentence.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { parsePath } from '@/lib/json/parse-path.ts';

/** What is known of an event's effect. */
export interface Effect {
  readonly changes: readonly ChangeView[];
  readonly described: Description;
}

/** An event in the words that were written for it, else in words made of its changes. */
export function tell(event: Told, { changes, described }: Effect): readonly SentencePart[] {
  return described === null
    ? sentence(event, changes)
    : described.map((part) => spoken(part, event.initiator));
}

function spoken(part: DescriptionPart, initiator: string | null): SentencePart {
  switch (part.kind) {
    case 'text':
      return part;
    case 'initiator':
      return initiator === null ? hidden('initiator') : { kind: 'initiator', text: initiator };
    case 'field': {
      const parsed = parsePath(part.path);
      const text = parsed.ok ? pathWords(parsed.path) : part.path;
      return { kind: 'path', text, path: part.path };
    }
    case 'value':
      return part.json === null ? hidden(part.path) : valueOf(part, part.json);
  }
}

const hidden = (path: string): SentencePart => ({ kind: 'masked', text: 'masked', path });

function valueOf(
  { of, path }: Extract<DescriptionPart, { kind: 'value' }>,
  json: string,
): SentencePart {
  const parsed = parseJson(json);
  const plain = parsed.ok && typeof parsed.value === 'string' ? parsed.value : '';
  const said = { kind: 'value', text: plain === '' ? json : plain, path, json } as const;
  return of === 'data' || of === 'metadata' ? { ...said, of } : said;
}
