import type { EventView, PayloadView } from '@/lib/api/views.ts';
import { parseJson } from '@/lib/json/parse-json.ts';

/**
 * The event as JSON. Readable payloads stand in it exactly as stored, every digit and repeated key;
 * others as `{"unreadable": text}`, `{"base64": …}` or what else is known of them.
 */
export function eventJson(event: EventView): string {
  const { data, metadata, ...envelope } = event;
  const fields = Object.entries(envelope).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  return [
    '{',
    [...fields, `  "data": ${payloadJson(data)}`, `  "metadata": ${payloadJson(metadata)}`].join(
      ',\n',
    ),
    '}',
    '',
  ].join('\n');
}

function payloadJson(payload: PayloadView): string {
  switch (payload.kind) {
    case 'json':
      return parseJson(payload.text).ok
        ? payload.text.trim()
        : JSON.stringify({ unreadable: payload.text });
    case 'binary':
      return JSON.stringify({ base64: payload.base64, encoding: payload.encoding });
    case 'oversized':
      return JSON.stringify({ size: payload.size, head: payload.head });
    case 'masked':
      return JSON.stringify({ masked: payload.reason });
    case 'absent':
      return 'null';
    case 'omitted':
    case 'erased':
      return JSON.stringify({ [payload.kind]: true });
  }
}

/** A shell command that reads an address with the token of the server, quoted whatever it holds. */
export const curlCommand = (url: string): string =>
  `curl -sS -H "Authorization: Bearer $BACKSTORY_TOKEN" '${url.replaceAll("'", "'\\''")}'`;
