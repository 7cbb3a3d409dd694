import type { FidelityView } from '@/lib/api/views.ts';
import { instant } from '@/lib/events/ids.ts';
import { fidelityText } from '@/lib/fold/fidelity-words.ts';
import { showInstant } from '@/lib/time/show-instant.ts';
import type { FormField } from './form-fields.ts';
import { lineText, type StoryLine } from './story-line.ts';

export interface Ticket {
  readonly value: string;
  readonly store: string;
  readonly stream: string;
  readonly name: string | null;
  readonly lines: readonly StoryLine[];
  readonly fields: readonly FormField[];
  /** How far to trust them; null where there is no state. */
  readonly fidelity: FidelityView | null;
  /** What the lines leave out, in words; null where they are the whole story. */
  readonly part: string | null;
  readonly zone: string;
  /** Address of an event, with host. */
  readonly hrefOf: (version: string) => string;
}

/** The story as plain text, with times in a named zone, and what is shown on screen only. */
export function ticketText(ticket: Ticket): string {
  const { value, store, stream, name, lines, fields, fidelity, part, zone, hrefOf } = ticket;
  const when = (at: string | null): string => {
    if (at === null) return 'at no recorded time';
    const shown = showInstant(instant(at), zone);
    return `${shown.date} ${shown.time} ${shown.zone}`.trim();
  };
  const told = lines.map(
    (line) => `${when(line.event.recordedAt)}  ${lineText(line)}\n  ${hrefOf(line.event.version)}`,
  );
  const today = fields.map(
    ({ label, value: shown, recordedAt }) => `${label}: ${shown} (since ${when(recordedAt)})`,
  );
  return [
    `${name ?? stream} · ${stream} · store ${store} · looked up: ${value}`,
    ['What happened, newest first:', ...(part === null ? [] : [part]), ...told].join('\n'),
    [`As it is now${fidelity === null ? '' : ` (${fidelityText(fidelity)})`}:`, ...today].join(
      '\n',
    ),
    '',
  ].join('\n\n');
}
