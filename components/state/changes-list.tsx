'use client';

import { TextDiff } from '@/components/ui/text-diff.tsx';
import { TextValue } from '@/components/ui/json-tree-change.tsx';
import { Empty } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import type { ChangeView } from '@/lib/api/views.ts';
import { longTexts } from '@/lib/fold/long-texts.ts';
import classes from './state.module.css';
import own from './changes.module.css';

interface ChangesListProps {
  readonly changes: readonly ChangeView[];
  /** What the two sides are, for the empty list: `version 40`, `the event before`. */
  readonly against: string;
  /** What the two sides are called where they are not before and after. */
  readonly sides?: readonly [before: string, after: string];
  /** Absent where there is no one stream to pin a field of. */
  readonly onPin?: (path: string) => void;
}

const twoMoments = ['before', 'after'] as const;
const words = { added: 'added', removed: 'removed', changed: 'changed' } as const;
const shownChanges = 500;

/** Each difference of two states: its path, what stood there and what stands there. */
export function ChangesList({
  changes,
  against,
  sides: [before, after] = twoMoments,
  onPin,
}: ChangesListProps) {
  if (changes.length === 0) {
    return (
      <Empty title={`Nothing differs from ${against}`}>
        Both states are equal in every value. Pick another moment to compare with.
      </Empty>
    );
  }
  return (
    <>
      <ul className={own.changes}>
        {changes.slice(0, shownChanges).map((change, index) => (
          <li key={`${index}${change.path}`} data-kind={change.kind}>
            <div className={own.changePath}>
              <PathName path={change.path} {...(onPin === undefined ? {} : { onPin })} />
              <span className={own.kind}>{words[change.kind]}</span>
            </div>
            <Sides change={change} names={[before, after]} />
          </li>
        ))}
      </ul>
      {changes.length > shownChanges ? (
        <p className={classes.note}>
          {shownChanges} of {changes.length.toLocaleString('en')} differences are shown; all of them
          are marked in the tree under State.
        </p>
      ) : null}
    </>
  );
}

interface PathNameProps {
  readonly path: string;
  readonly onPin?: (path: string) => void;
}

function PathName({ path, onPin }: PathNameProps) {
  const name = <SafeText>{path === '' ? 'the whole state' : path}</SafeText>;
  if (onPin === undefined) return <span className={own.path}>{name}</span>;
  return (
    <button
      type="button"
      className={own.path}
      title="Pin this field"
      onClick={() => {
        onPin(path);
      }}
    >
      {name}
    </button>
  );
}

interface SidesProps {
  readonly change: ChangeView;
  readonly names: readonly [before: string, after: string];
}

/** Long texts are told by what differs in them, everything else by both sides. */
function Sides({ change, names: [before, after] }: SidesProps) {
  const texts = longTexts(change);
  if (texts !== null) return <TextDiff {...texts} />;
  return (
    <>
      <Side text={change.before} side="before" name={before} />
      <Side text={change.after} side="after" name={after} />
    </>
  );
}

interface SideProps {
  readonly text: string | null;
  readonly side: 'before' | 'after';
  readonly name: string;
}

function Side({ text, side, name }: SideProps) {
  if (text === null) return null;
  return (
    <div className={own[side]}>
      <span className={own.sign} aria-hidden="true">
        {side === 'before' ? '−' : '+'}
      </span>
      <span className={classes.spoken}>{name}: </span>
      <TextValue text={text} />
    </div>
  );
}
