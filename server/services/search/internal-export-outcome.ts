import 'server-only';
import type { ExportAsked, JobOutcome } from '@/lib/api/jobs.ts';
import { leftOutWords } from '@/lib/api/left-out-words.ts';

export interface ExportEnd extends Pick<ExportAsked, 'head' | 'isFinal' | 'leftOut'> {
  /** Events that could not be judged. */
  readonly unreadable: number;
  /** Payloads of which only the beginning is in the file. */
  readonly shortened: number;
  /** What the rows say is not in them. */
  readonly notes: readonly string[];
  /** Whether it ended before the beginning of the log, with as many matches as were asked for. */
  readonly atLimit: boolean;
}

/** What an export that has ended is worth, and why in sentences. */
export function exportOutcome(end: ExportEnd): JobOutcome {
  const missing = [
    ...end.notes,
    end.isFinal
      ? ''
      : 'This store cannot say how far its log is final: what is committed late is missing.',
    end.leftOut?.provisional === true ? leftOutWords(end) : '',
    unreadableNote(end.unreadable),
    shortenedNote(end.shortened),
  ].filter(Boolean);
  const asked = [
    end.leftOut?.provisional === true ? '' : leftOutWords(end),
    end.atLimit ? 'It ends with as many matches as the query asks for.' : '',
  ].filter(Boolean);
  return { complete: missing.length === 0, notes: [...missing, ...asked] };
}

function unreadableNote(count: number): string {
  if (count === 0) return '';
  const events = count === 1 ? '1 event' : `${count} events`;
  return `${events} could not be judged, because what the query looks at cannot be read.`;
}

function shortenedNote(count: number): string {
  if (count === 0) return '';
  if (count === 1) return '1 payload is longer than 16 MiB: only its beginning is in the file.';
  return `${count} payloads are longer than 16 MiB: only their beginning is in the file.`;
}
