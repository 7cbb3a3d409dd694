'use client';

import { Button, Modal, TextInput } from '@mantine/core';
import { IconClock, IconPin } from '@tabler/icons-react';
import { useState } from 'react';
import { pin, usePinned } from '@/components/ui/pinned.ts';
import { useKeys } from '@/components/ui/use-keys.ts';
import { useReaderZone } from '@/components/ui/use-reader-zone.ts';
import { parseInstant } from '@/lib/time/parse-instant.ts';
import classes from './pinned.module.css';

/** Which moment everything is shown at, and the way to another one. */
export function PinControl() {
  const pinned = usePinned();
  const [opened, setOpened] = useState(false);
  const open = (): void => {
    setOpened(true);
  };
  useKeys([{ keys: 'g m', label: 'Show everything as of a time', run: open }]);
  return (
    <>
      <button
        type="button"
        className={classes.control}
        data-pinned={pinned === null ? undefined : true}
        aria-label={
          pinned === null ? 'Shown as of now; choose a time' : 'Shown as of the past; choose a time'
        }
        title="Show everything as of a time (g m)"
        onClick={open}
      >
        {pinned === null ? (
          <IconClock size={16} stroke={1.6} />
        ) : (
          <IconPin size={16} stroke={1.6} />
        )}
        <span>{pinned === null ? 'Now' : 'Pinned'}</span>
      </button>
      <Modal
        opened={opened}
        onClose={() => {
          setOpened(false);
        }}
        title="Show everything as of"
        centered
        size="sm"
        transitionProps={{ duration: 0 }}
      >
        <PinForm />
      </Modal>
    </>
  );
}

function PinForm() {
  const zone = useReaderZone();
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        const parsed = parseInstant(text, zone);
        if (parsed.ok) pin(parsed.instant);
        else setRefused(parsed.message);
      }}
    >
      <TextInput
        data-autofocus
        label={`Time (${zone} unless it names a zone)`}
        description="Nothing recorded after it is shown, on any screen."
        placeholder="2026-05-13 04:13"
        value={text}
        error={refused}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setRefused(null);
        }}
      />
      <Button type="submit">Pin this moment</Button>
    </form>
  );
}
