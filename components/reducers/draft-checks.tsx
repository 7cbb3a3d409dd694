import type { FidelityView } from '@/lib/api/views.ts';
import { CheckLine, CoverageCheck, Line } from './check-line.tsx';
import type { ShownPreview } from './preview-query.ts';
import { snapshotOf } from './snapshot-of.ts';
import classes from './editor.module.css';

const snapshotWords: Readonly<Record<FidelityView['snapshot'], string>> = {
  agrees: 'It agrees with the draft, whose state is that of now.',
  disagrees: 'It disagrees with the draft, whose state is that of now.',
  unknown:
    'There is none, or the draft makes another state than now: then it is compared once the draft is active.',
};

/** Whether the draft repeats itself, what it makes of repeated events, and what it leaves out. */
export function DraftChecks({ preview }: { readonly preview: ShownPreview }) {
  const { checks, state } = preview;
  if (checks === null || state === null) return null;
  const { coverage, purity, twice } = checks;
  const snapshot = snapshotOf(preview);
  return (
    <ul className={classes.list}>
      <CheckLine name="Same again" check={purity} />
      <CheckLine name="Delivered twice" check={twice} />
      <Line
        word={snapshot}
        tone={snapshot === 'agrees' ? 'green' : snapshot === 'disagrees' ? 'red' : 'grey'}
        name="Snapshot of the store"
      >
        {snapshotWords[snapshot]}
      </Line>
      <CoverageCheck coverage={coverage} />
    </ul>
  );
}
