'use client';

import { SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { Panel } from '@/components/ui/panel.tsx';
import type { Completions } from '@/lib/completion.ts';
import { completeCode } from '@/lib/reducers/complete-code.ts';
import { completeRules } from '@/lib/reducers/complete-rules.ts';
import type { Draft } from '@/lib/reducers/draft-reducer.ts';
import { CodeEditor } from './code-editor.tsx';
import { DraftComparison } from './draft-comparison.tsx';
import { draftTemplate } from './draft-template.ts';
import { PreviewPane } from './preview-pane.tsx';
import { ProblemList } from './problem-list.tsx';
import { previewQuery } from './preview-query.ts';
import { sampleQuery } from './queries.ts';
import { rulesWords } from './rules-words.ts';
import { SaveForm } from './save-form.tsx';
import classes from './editor.module.css';

export interface DraftEditorProps {
  readonly store: string;
  readonly category: string;
  /** Types of the category, the most frequent first. */
  readonly types: readonly string[];
  /** Null: begin from a template. */
  readonly base: Draft | null;
  /** Ids to choose from; the first one is previewed. */
  readonly streams: readonly string[];
  readonly at: string;
}

const languages = [
  { value: 'code', label: 'TypeScript' },
  { value: 'rules', label: 'Rules' },
];
type Written = Readonly<Partial<Record<Draft['language'], string>>>;

const typingMilliseconds = 500;

/** A draft, what it makes of a stream while it is written, and the way to keep it. */
export function DraftEditor({ store, category, types, base, streams, at }: DraftEditorProps) {
  const [language, setLanguage] = useState<Draft['language']>(base?.language ?? 'code');
  // Of both languages, so that a look at the other one loses nothing.
  const [written, setWritten] = useState<Written>(
    base === null ? {} : { [base.language]: base.source },
  );
  const source = written[language] ?? draftTemplate(language, category, types);
  const draft = useMemo((): Draft => ({ language, source }), [language, source]);
  const [stream, setStream] = useState(streams[0] ?? '');
  const [moment, setMoment] = useState(at);
  const asked = useMemo(() => ({ draft, stream, moment }), [draft, stream, moment]);
  const [settled] = useDebouncedValue(asked, typingMilliseconds);
  const preview = useQuery({
    ...previewQuery(useQueryClient(), store, settled),
    placeholderData: (before) => before,
  });
  const { data: sample } = useQuery(sampleQuery(store, category));
  const words = useMemo(
    () => rulesWords({ store, category, types, sample: sample?.items ?? [] }),
    [store, category, types, sample],
  );
  const complete = useCallback(
    (text: string, caret: number): Completions =>
      (language === 'rules' ? completeRules : completeCode)(text, caret, words),
    [language, words],
  );
  const problems = preview.data?.problems ?? [];
  return (
    <div className={classes.columns}>
      <div className={classes.side}>
        <Panel
          flush
          title="Draft"
          aside={
            <SegmentedControl
              size="xs"
              aria-label="Language of the draft"
              data={languages}
              value={draft.language}
              onChange={(value) => {
                setLanguage(value === 'rules' ? 'rules' : 'code');
              }}
            />
          }
        >
          <CodeEditor
            label={draft.language === 'code' ? 'Draft in TypeScript' : 'Draft as rules'}
            value={draft.source}
            problems={problems}
            complete={complete}
            onChange={(text) => {
              setWritten((now) => ({ ...now, [language]: text }));
            }}
          />
          <ProblemList problems={problems} />
          <SaveForm store={store} draft={draft} />
        </Panel>
        <DraftComparison store={store} category={category} draft={draft} />
      </div>
      <PreviewPane
        preview={preview}
        isStale={preview.isFetching || settled !== asked}
        streams={streams}
        stream={stream}
        moment={moment}
        onStream={setStream}
        onMoment={setMoment}
      />
    </div>
  );
}
