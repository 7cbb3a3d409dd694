'use client';

import { Modal } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { Kbd } from '@/components/ui/kbd.tsx';
import { keyRegistry } from '@/components/ui/use-keys.ts';
import { keyName } from './key-name.ts';
import classes from './shell.module.css';

let shown = false;
const watchers = new Set<() => void>();

function set(value: boolean): void {
  shown = value;
  for (const watcher of watchers) watcher();
}

/** Opens the list of keys that work on this page. */
export const showAllKeys = (): void => {
  set(true);
};

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function AllKeys() {
  const opened = useSyncExternalStore(
    subscribe,
    () => shown,
    () => false,
  );
  return (
    <Modal
      opened={opened}
      onClose={() => {
        set(false);
      }}
      title="Keys on this page"
      size="md"
      transitionProps={{ duration: 0 }}
    >
      {opened ? <KeyList /> : null}
    </Modal>
  );
}

function KeyList() {
  useSyncExternalStore(
    (watcher) => keyRegistry.subscribe(watcher),
    keyRegistry.version,
    keyRegistry.version,
  );
  return (
    <dl className={classes.keys}>
      {keyRegistry.bindings().map(({ keys, label }) => (
        <div key={`${keys} ${label}`}>
          <dt>
            {keys === ' ' ? (
              <Kbd>Space</Kbd>
            ) : (
              keys.split(' ').map((key, index) => <Kbd key={index}>{keyName(key)}</Kbd>)
            )}
          </dt>
          <dd>{label}</dd>
        </div>
      ))}
    </dl>
  );
}
