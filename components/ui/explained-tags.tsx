'use client';

import { Popover } from '@mantine/core';
import { Tag, type Tone } from './tag.tsx';
import classes from './explained-tags.module.css';

interface Props {
  readonly words: readonly {
    readonly label: string;
    readonly tone: Tone;
    /** One or two sentences. */
    readonly meaning: string;
  }[];
}

/** Tags that say what they mean when they are clicked, or focused and entered. */
export function ExplainedTags({ words }: Props) {
  return (
    <span className={classes.tags}>
      {words.map(({ label, tone, meaning }) => (
        <Popover key={label} width={300} position="bottom-end" withArrow shadow="sm">
          <Popover.Target>
            <button type="button" className={classes.tag}>
              <Tag tone={tone}>{label}</Tag>
              <span className={classes.spoken}> · what this means</span>
            </button>
          </Popover.Target>
          <Popover.Dropdown className={classes.meaning}>{meaning}</Popover.Dropdown>
        </Popover>
      ))}
    </span>
  );
}
