import type { StateView } from '@/lib/api/streams.ts';
import { instant } from '@/lib/events/ids.ts';
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

export function settersByVersion(state: StateView): ReadonlyMap<string, Setter> {
  return new Map(state.setters.map((setter) => [setter.version, setter]));
}

export function leafBlame(
  setBy: bigint,
  state: StateView,
  setters: ReadonlyMap<string, Setter>,
): LeafBlame {
  const version = String(setBy);
  const here = version === state.moment.version;
  const setter = setters.get(version);
  const who = setter?.initiator == null ? [] : [shortName(setter.initiator)];
  const when = here ? ['this event'] : whenWords(setter, state);
  return {
    version,
    here,
    words: [`v${version}`, ...when, ...who].join(' · '),
    title: [
      `Last set by version ${version}`,
      ...(setter === undefined ? [] : [setter.type]),
      ...(setter?.recordedAt == null ? [] : [setter.recordedAt]),
      ...(setter?.initiator == null ? [] : [setter.initiator]),
    ].join('\n'),
  };
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
