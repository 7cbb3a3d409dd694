import type { StateView } from '@/lib/api/streams.ts';
import { instant } from '@/lib/events/ids.ts';
import type { InitiatorView } from '@/lib/api/views.ts';
import { durationWords, secondsBetween } from '@/lib/time/gap.ts';

type Setter = StateView['setters'][number];

/** Who set a leaf, and when, seen from the moment that is shown. */
export interface LeafBlame {
  readonly version: string;
  /** `v41 · this event · ann`, `v9 · 13 months before · maria`. */
  readonly words: string;
  readonly here: boolean;
  /** Everything known, for hover. */
  readonly title: string;
}

/** Who did it, and how far it was asked for where the state came without it. */
export type Who = InitiatorView | { readonly kind: 'reading' } | { readonly kind: 'failed' };

export function settersByVersion(state: StateView): ReadonlyMap<string, Setter> {
  return new Map(state.setters.map((setter) => [setter.version, setter]));
}

/** `who`: what is known by now of who did it. */
export function leafBlame(
  version: string,
  { state, setter, who }: { state: StateView; setter: Setter | undefined; who: Who },
): LeafBlame {
  const here = version === state.moment.version;
  const when = here ? ['this event'] : whenWords(setter, state);
  return {
    version,
    here,
    words: [`v${version}`, ...when, ...whoWords(who)].join(' · '),
    title: [
      `Last set by version ${version}`,
      ...(setter === undefined ? [] : [setter.type]),
      ...(setter?.recordedAt == null ? [] : [setter.recordedAt]),
      whoTitle(who),
    ].join('\n'),
  };
}

/** Short, for the end of a row. */
function whoWords(who: Who): readonly string[] {
  if (who.kind === 'named') return [shortName(who.name)];
  if (who.kind === 'none') return [];
  return [who.kind === 'failed' ? 'not read' : who.kind === 'reading' ? 'reading …' : 'who?'];
}

function whoTitle(who: Who): string {
  switch (who.kind) {
    case 'named':
      return who.name;
    case 'none':
      return 'The event does not say who did it.';
    case 'not-read':
      return 'Who did it was not read with the state. Point at the row to read it.';
    case 'reading':
      return 'Who did it is being read.';
    case 'failed':
      return 'Who did it could not be read. Open the version to see its event.';
  }
}

function whenWords(setter: Setter | undefined, state: StateView): readonly string[] {
  const [then, now] = [setter?.recordedAt ?? null, state.moment.recordedAt];
  if (then === null || now === null) return [];
  const seconds = secondsBetween(instant(then), instant(now));
  if (seconds === null) return [];
  if (seconds === 0) return ['same moment'];
  return [`${compact(seconds)} ${seconds > 0 ? 'before' : 'after'}`];
}

const month = 30.44 * 86_400;

/** Days say too little beyond two months. */
function compact(seconds: number): string {
  const length = Math.abs(seconds);
  if (length < 2 * month || length > 730 * 86_400)
    return durationWords(length).replace(' days', ' d');
  return `${Math.floor(length / month)} mo`;
}

const shortName = (initiator: string): string =>
  /^[a-z][\w-]*:(.+)$/i.exec(initiator)?.[1] ?? initiator;
