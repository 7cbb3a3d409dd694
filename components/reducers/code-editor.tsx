'use client';

import type { ReducerProblem } from './problem-list.tsx';
import classes from './editor.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly problems: readonly ReducerProblem[];
  readonly onChange: (text: string) => void;
}

const fewestLines = 18;

/** Text with numbered lines; the lines that have a problem are marked. */
export function CodeEditor({ label, value, problems, onChange }: Props) {
  const lines = Math.max(fewestLines, value.split('\n').length + 1);
  const faulty = new Set(problems.map(({ line }) => line));
  return (
    <div className={classes.editor}>
      <div className={classes.gutter} aria-hidden="true">
        {Array.from({ length: lines }, (_, index) => (
          <span key={index} data-faulty={faulty.has(index + 1) || undefined}>
            {index + 1}
          </span>
        ))}
      </div>
      <textarea
        className={classes.text}
        aria-label={label}
        aria-invalid={problems.length > 0}
        rows={lines}
        value={value}
        wrap="off"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      />
    </div>
  );
}
