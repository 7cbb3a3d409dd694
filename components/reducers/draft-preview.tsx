'use client';

import { useMemo } from 'react';
import { JsonTree } from '@/components/ui/json-tree.tsx';
import { treeNotes } from '@/components/ui/json-tree-notes.ts';
import { Empty } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { countOf } from '@/components/ui/show-count.ts';
import { Tag } from '@/components/ui/tag.tsx';
import { changeToView } from '@/lib/fold/change.ts';
import { diff } from '@/lib/fold/diff.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import type { ShownPreview } from './preview-query.ts';
import classes from './editor.module.css';
import listClasses from './reducers.module.css';

/** The state a draft makes, with what is otherwise than now marked in it. */
export function DraftPreview({ preview }: { readonly preview: ShownPreview }) {
  const { state, now, cut } = preview;
  const value = useMemo(() => valueOf(state?.state), [state]);
  const changes = useMemo(() => diff(valueOf(now.state), value).map(changeToView), [now, value]);
  const notes = useMemo(() => treeNotes({ changes, blame: state?.blame ?? [] }), [changes, state]);
  if (state === null) {
    return <p className={listClasses.note}>There is no state until the draft can be read.</p>;
  }
  return (
    <>
      <p className={listClasses.note}>
        {changes.length === 0 ? (
          <Tag tone="green">as now</Tag>
        ) : (
          <Tag tone="amber">{countOf(changes.length, 'difference')}</Tag>
        )}{' '}
        {`Now: ${now.fidelity.kind}. `}
        {state.moment.version === null ? '' : `At v${state.moment.version}. `}
        {cut === null ? '' : cutWords(cut)}
      </p>
      {state.stopped === undefined ? null : (
        <p className={listClasses.problems} role="alert">
          <span>
            Stopped at v{state.stopped.version}: <SafeText>{state.stopped.reason}</SafeText>
          </span>
        </p>
      )}
      {value === undefined ? (
        <Empty title="No state yet">No event up to this moment begins a state.</Empty>
      ) : (
        <div className={classes.state}>
          <JsonTree value={value} label="State by the draft" notes={notes} />
        </div>
      )}
    </>
  );
}

const cutWords = (events: number): string =>
  `Only the first ${countOf(events, 'event')} of the stream are folded here; a saved version folds all.`;

function valueOf(text: string | null | undefined): JsonValue | undefined {
  if (text === null || text === undefined) return undefined;
  const parsed = parseJson(text);
  return parsed.ok ? parsed.value : undefined;
}
