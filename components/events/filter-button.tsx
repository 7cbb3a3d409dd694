'use client';

import { Popover } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import classes from './filter.module.css';

interface FilterButtonProps {
  readonly label: string;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

/** Opens what the log can be narrowed by. */
export function FilterButton({ label, children }: FilterButtonProps) {
  const [open, setOpen] = useState(false);
  const close = (): void => {
    setOpen(false);
  };
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-start"
      width={320}
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.add}
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
          }}
        >
          + {label}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={`Filter by ${label}`}>
        {typeof children === 'function' ? children(close) : children}
      </Popover.Dropdown>
    </Popover>
  );
}
