import type { StateView } from '@/lib/api/streams.ts';
import type { FidelityView, MadeByView } from '@/lib/api/views.ts';

/** A label that explains itself. */
export interface TrustWord {
  readonly label: string;
  readonly tone: 'blue' | 'green' | 'amber' | 'red' | 'grey';
  /** One or two sentences that say what it means for the reader. */
  readonly meaning: string;
}

/** How a state was made, whether it is whole, and whether the store agrees; never left out. */
export const fidelityWords = (fidelity: FidelityView): readonly TrustWord[] => [
  madeBy(fidelity),
  ...completeness(fidelity),
];

/** The same for a state, with what its moment and its life say beside it. */
export const stateWords = (
  state: Pick<StateView, 'fidelity' | 'tombstone' | 'moment'>,
): readonly TrustWord[] => [...fidelityWords(state.fidelity), ...ended(state), ...skew(state)];

/** The same in one line, for what is copied. */
export const fidelityText = (fidelity: FidelityView): string =>
  fidelityWords(fidelity)
    .map(({ label }) => label)
    .join(' · ');

/** Whose reducer it was. */
export function madeBy({ kind, source }: MadeByView): TrustWord {
  const name = shortSource(source ?? '');
  switch (kind) {
    case 'reducer':
      return {
        label: `reducer ${name}`,
        tone: 'blue',
        meaning: 'Folded by your own code; the name ends with the hash of what ran.',
      };
    case 'rules':
      return {
        label: `rules ${name}`,
        tone: 'blue',
        meaning: 'Folded by rules that were declared for this category.',
      };
    case 'inferred':
      return {
        label: 'inferred',
        tone: 'blue',
        meaning:
          'No reducer is known for this category, so payloads are merged in order: objects deeply, arrays replaced, null removes. It shows what the events say, which may differ from what your code makes of them.',
      };
  }
}

/** The name and the beginning of the hash: enough to tell two versions apart. */
const shortSource = (source: string): string =>
  source.replace(/ sha256:([0-9a-f]{8})[0-9a-f]*$/, ' · $1');

function completeness({ incompleteFrom, snapshot }: FidelityView): readonly TrustWord[] {
  const agreement = snapshotWord(snapshot);
  if (incompleteFrom !== null) {
    const missing: TrustWord = {
      label: `incomplete from v${incompleteFrom.version}`,
      tone: 'amber',
      meaning: `${incompleteFrom.reason} What follows was taken in.`,
    };
    return agreement === null ? [missing] : [missing, agreement];
  }
  if (snapshot === 'disagrees' && agreement !== null) return [agreement];
  return [
    {
      label: snapshot === 'agrees' ? 'complete · agrees with snapshot' : 'complete',
      tone: 'green',
      meaning:
        snapshot === 'agrees'
          ? 'Every event was taken in, and the store’s own snapshot has the same values.'
          : 'Every event up to this moment was taken in.',
    },
  ];
}

function snapshotWord(snapshot: FidelityView['snapshot']): TrustWord | null {
  switch (snapshot) {
    case 'agrees':
      return {
        label: 'agrees with snapshot',
        tone: 'green',
        meaning: 'The store’s own snapshot has the same values.',
      };
    case 'disagrees':
      return {
        label: 'differs from snapshot',
        tone: 'red',
        meaning: 'The store’s own snapshot has other values than this fold of its events.',
      };
    case 'unknown':
      return null;
  }
}

function ended({ tombstone }: Pick<StateView, 'tombstone'>): readonly TrustWord[] {
  if (tombstone === null) return [];
  return [
    {
      label: `ended at v${tombstone.version}`,
      tone: 'grey',
      meaning: `${tombstone.type} ended the life of this stream; its last state stays visible.`,
    },
  ];
}

function skew({ moment }: Pick<StateView, 'moment'>): readonly TrustWord[] {
  if (!moment.skewed) return [];
  return [
    {
      label: 'clocks ran backwards here',
      tone: 'amber',
      meaning:
        'Near this time the order of versions and of times disagree, so the time does not name one version for certain.',
    },
  ];
}
