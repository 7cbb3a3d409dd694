'use client';

import { Popover } from '@mantine/core';
import { useState, type ReactNode } from 'react';

interface Props {
  readonly label: string;
  /** What the button is called where its label alone would not say it. */
  readonly name?: string;
  readonly className: string | undefined;
  /** In pixels. */
  readonly width?: number;
  /** Called when the button is pressed, before the popover opens or closes. */
  readonly onPress?: () => void;
  readonly children: (close: () => void) => ReactNode;
}

/** A small button with something to fill in below it. */
export function ButtonPopover({ label, name, className, width = 320, onPress, children }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      width={width}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={className}
          aria-label={name}
          onClick={() => {
            onPress?.();
            setOpen((now) => !now);
          }}
        >
          {label}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        {children(() => {
          setOpen(false);
        })}
      </Popover.Dropdown>
    </Popover>
  );
}
