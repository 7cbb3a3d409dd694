import { SafeText } from '@/components/ui/safe-text.tsx';
import { countOf } from '@/components/ui/show-count.ts';
import { Tag } from '@/components/ui/tag.tsx';
import type { ReducerCheckView } from '@/lib/api/reducers.ts';
import type { FidelityView } from '@/lib/api/views.ts';
import type { ShownPreview } from './preview-query.ts';
import { snapshotOf } from './snapshot-of.ts';
import classes from './editor.module.css';

const snapshotWords: Readonly<Record<FidelityView['snapshot'], string>> = {
  agrees: 'It agrees with the draft, whose state is that of now.',
  disagrees: 'It disagrees with the draft, whose state is that of now.',
  unknown:
    'There is none, or the draft makes another state than now: then it is compared once the draft is active.',
};

const tones = { holds: 'green', fails: 'amber', unknown: 'grey' } as const;

/** Whether the draft repeats itself, what it makes of repeated events, and what it leaves out. */
export function DraftChecks({ preview }: { readonly preview: ShownPreview }) {
  const { checks, state } = preview;
  if (checks === null || state === null) return null;
  const { coverage, purity, twice } = checks;
  const snapshot = snapshotOf(preview);
  return (
    <ul className={classes.list}>
      <Check name="Same again" check={purity} />
      <Check name="Delivered twice" check={twice} />
      <li>
        <Tag tone={snapshot === 'agrees' ? 'green' : snapshot === 'disagrees' ? 'red' : 'grey'}>
          {snapshot}
        </Tag>{' '}
        <strong>Snapshot of the store.</strong> {snapshotWords[snapshot]}
      </li>
      <li>
        <Tag tone={coverage.unhandled.length === 0 ? 'green' : 'amber'}>
          {coverage.unhandled.length === 0 ? 'whole' : countOf(coverage.unhandled.length, 'type')}
        </Tag>{' '}
        <strong>Left out.</strong>{' '}
        {coverage.unhandled.length === 0
          ? `Every type of ${countOf(coverage.events, 'event')} changes the state or is left out on purpose.`
          : coverage.unhandled.map(({ type, count }) => (
              <span key={type}>
                <SafeText>{type}</SafeText> ({count}){' '}
              </span>
            ))}
      </li>
    </ul>
  );
}

function Check({ name, check }: { readonly name: string; readonly check: ReducerCheckView }) {
  return (
    <li>
      <Tag tone={tones[check.outcome]}>{check.outcome}</Tag> <strong>{name}.</strong>{' '}
      <SafeText>{check.detail}</SafeText>
    </li>
  );
}
