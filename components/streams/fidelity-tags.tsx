'use client';

import { Popover } from '@mantine/core';
import { Tag } from '@/components/ui/tag.tsx';
import type { StateView } from '@/lib/api/streams.ts';
import { fidelityWords } from './fidelity.ts';
import classes from './stream.module.css';

/** The labels of a state; each explains itself when it is clicked or focused. */
export function FidelityTags({ state }: { readonly state: StateView }) {
  return (
    <>
      {fidelityWords(state).map((word) => (
        <Popover key={word.label} width={300} position="bottom-end" withArrow shadow="sm">
          <Popover.Target>
            <button type="button" className={classes.tagButton}>
              <Tag tone={word.tone}>{word.label}</Tag>
              <span className={classes.spoken}> · what this means</span>
            </button>
          </Popover.Target>
          <Popover.Dropdown className={classes.meaning}>{word.meaning}</Popover.Dropdown>
        </Popover>
      ))}
    </>
  );
}
