import { countOf, showCount, showShare } from '@/components/ui/show-count.ts';
import type { IndexView } from '@/lib/api/search-index.ts';

/** Measured on the demo stores, ledger included; only for saying beforehand what an index would take. */
const bytesPerEvent = { plain: 600, parts: 850 };
const eventsPerSecond = { plain: 5000, parts: 3000 };

export interface IndexWords {
  readonly text: string;
  /** What goes beyond it: size, or what is not there yet. Null when nothing does. */
  readonly more: string | null;
  readonly bad: boolean;
}

/** What the index of a store does, in sentences. `total`: events of the store; null when not known. */
export function indexWords(view: IndexView, total: string | null): IndexWords {
  if (view.problem !== null) return { text: view.problem, more: untilThen, bad: true };
  switch (view.state) {
    case 'off':
      return {
        text: 'There is none: search reads the log itself.',
        more: wouldTake(total, view.parts ? 'parts' : 'plain'),
        bad: false,
      };
    case 'waiting':
      return { text: 'It is wanted; its process has not begun yet.', more: untilThen, bad: false };
    case 'failed':
      return { text: 'It cannot go on and is tried again.', more: untilThen, bad: true };
    case 'paused':
      return {
        text: `Paused at ${ofAll(view.events, total)}.${newestText(view)}${derivingText(view)}`,
        more: sizeOf(view),
        bad: false,
      };
    case 'indexing':
      return { text: indexingText(view, total), more: sizeOf(view), bad: false };
    case 'following':
      return { text: followingText(view, total), more: sizeOf(view), bad: false };
  }
}

const untilThen = 'Until then search reads the log itself.';

const ofAll = (events: string, total: string | null): string =>
  total === null || BigInt(total) <= BigInt(events)
    ? countOf(events, 'event')
    : `${showCount(events)} of ${countOf(total, 'event')}`;

function indexingText(view: IndexView, total: string | null): string {
  const { events, rate } = view;
  const done = total === null ? null : showShare(BigInt(events), BigInt(total));
  const share = done === null ? '' : ` (${done})`;
  const speed = rate > 0 ? `, ${showCount(rate)} a second` : '';
  return `Taking in ${ofAll(events, total)}${share}${speed}${timeLeft({ events, rate }, total)}.${newestText(view)}`;
}

/** Said while the oldest events are taken in: what is looked for is mostly new. */
const newestText = ({ recent }: IndexView): string =>
  recent === '0'
    ? ''
    : ` The newest ${showCount(recent)} are searched by an index of their own meanwhile.`;

function timeLeft({ events, rate }: Pick<IndexView, 'events' | 'rate'>, total: string | null) {
  if (total === null || rate <= 0) return '';
  const left = Number(BigInt(total) - BigInt(events));
  return left > 0 ? `, about ${duration(left / rate)} left` : '';
}

function followingText(view: IndexView, total: string | null): string {
  const { events, ledgerEvents } = view;
  const covered = `Covers ${ofAll(events, total)}, new ones as they come`;
  const behind =
    BigInt(ledgerEvents) >= BigInt(events)
      ? ''
      : `; changes of states up to ${ofAll(ledgerEvents, events)}`;
  return `${covered}${behind}.${derivingText(view)}`;
}

/** Categories whose active reducer is another one than that of the ledger. */
function derivingText({ ledgers }: IndexView): string {
  const deriving = ledgers.filter(({ current }) => !current);
  if (deriving.length === 0) return '';
  const names = deriving.map(({ category, derived }) => `${category} (${derived} % done)`);
  return ` Changes of states by another reducer are being derived for ${names.join(', ')}; until then search judges every event there.`;
}

const sizeOf = ({ bytes }: IndexView): string => `${size(Number(bytes))} on disk, no payloads.`;

function wouldTake(total: string | null, kind: keyof typeof bytesPerEvent): string | null {
  if (total === null || total === '0') return null;
  const events = Number(total);
  return `One would take about ${size(events * bytesPerEvent[kind])} and ${duration(events / eventsPerSecond[kind])}; it stores no payloads.`;
}

function size(bytes: number): string {
  const [unit, divisor] =
    bytes >= 1e9
      ? (['GB', 1e9] as const)
      : bytes >= 1e6
        ? (['MB', 1e6] as const)
        : (['kB', 1e3] as const);
  const amount = bytes / divisor;
  return `${amount < 10 ? amount.toFixed(1) : String(Math.round(amount))} ${unit}`;
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
