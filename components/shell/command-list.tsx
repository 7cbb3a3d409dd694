'use client';

import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useEffect } from 'react';
import { SafeText } from '@/components/ui/safe-text.tsx';
import type { Command, CommandGroup } from './commands.ts';
import classes from './palette.module.css';

const mostShown = 40;

interface Props {
  readonly text: string;
  readonly groups: readonly CommandGroup[];
  /** Whether more may still be found. */
  readonly looking: boolean;
  readonly onText: (text: string) => void;
  readonly onChoose: (command: Command) => void;
  readonly onLeave: () => void;
}

/** A text box over what it may lead to; Enter takes the marked one, at first the top one. */
export function CommandList({ text, groups, looking, onText, onChoose, onLeave }: Props) {
  const combobox = useCombobox({ opened: true });
  const { selectFirstOption } = combobox;
  const order = groups.flatMap(({ commands }) => commands.map(({ key }) => key)).join('\n');
  useEffect(() => {
    selectFirstOption();
  }, [order, selectFirstOption]);
  const choose = (key: string): void => {
    const chosen = groups.flatMap(({ commands }) => commands).find((each) => each.key === key);
    if (chosen !== undefined) onChoose(chosen);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose} resetSelectionOnOptionHover={false}>
      <Combobox.EventsTarget>
        <TextInput
          variant="unstyled"
          size="md"
          value={text}
          placeholder="Id of a stream, an event or a correlation, a page, a store, something to do"
          aria-label="Go to"
          data-autofocus
          autoComplete="off"
          spellCheck={false}
          leftSection={<IconArrowRight size={16} stroke={1.6} />}
          onChange={(event) => {
            onText(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onLeave();
          }}
        />
      </Combobox.EventsTarget>
      <Combobox.Options className={classes.list} aria-label="Places" tabIndex={0}>
        {groups.map(({ title, commands }) => (
          <Combobox.Group key={title} label={title}>
            {commands.slice(0, mostShown).map(({ key, label, detail }) => (
              <Combobox.Option key={key} value={key} className={classes.command}>
                <span className={classes.label} title={label}>
                  <SafeText>{label}</SafeText>
                </span>
                {detail === null ? null : (
                  <span className={classes.detail}>
                    <SafeText>{detail}</SafeText>
                  </span>
                )}
              </Combobox.Option>
            ))}
          </Combobox.Group>
        ))}
        {groups.length === 0 ? <Combobox.Empty>Nothing is called so.</Combobox.Empty> : null}
      </Combobox.Options>
      <p className={classes.foot} role="status">
        {looking ? 'Looking for streams …' : '↑ ↓ choose, ↵ go, Esc close'}
      </p>
    </Combobox>
  );
}
