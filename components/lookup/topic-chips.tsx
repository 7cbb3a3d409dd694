'use client';

import { topics, type Topic } from './topics.ts';
import type { ToldEvent } from './use-story.ts';
import classes from './lookup.module.css';

interface Props {
  readonly lines: readonly ToldEvent[];
  readonly topic: Topic | null;
  readonly onTopic: (topic: Topic | null) => void;
}

/** What the story can be narrowed to; only what occurs in it. */
export function TopicChips({ lines, topic, onTopic }: Props) {
  const counts = topics
    .map((each) => ({ each, count: lines.filter((line) => line.topics.includes(each)).length }))
    .filter(({ each, count }) => count > 0 || each === topic);
  return (
    <div className={classes.chips} role="group" aria-label="Topics">
      <Chip
        label="Everything"
        count={lines.length}
        on={topic === null}
        onClick={() => {
          onTopic(null);
        }}
      />
      {counts.map(({ each, count }) => (
        <Chip
          key={each}
          label={each.charAt(0).toUpperCase() + each.slice(1)}
          count={count}
          on={topic === each}
          onClick={() => {
            onTopic(topic === each ? null : each);
          }}
        />
      ))}
    </div>
  );
}

interface ChipProps {
  readonly label: string;
  readonly count: number;
  readonly on: boolean;
  readonly onClick: () => void;
}

function Chip({ label, count, on, onClick }: ChipProps) {
  return (
    <button type="button" className={classes.chip} aria-pressed={on} onClick={onClick}>
      {label} <span>{count}</span>
    </button>
  );
}
