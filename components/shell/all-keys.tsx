'use client';

import { Modal } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { Kbd } from '@/components/ui/kbd.tsx';
import { keyRegistry } from '@/components/ui/use-keys.ts';
import { allKeys } from './all-keys-shown.ts';
import { keyName } from './key-name.ts';
import classes from './shell.module.css';

export function AllKeys() {
  const opened = useSyncExternalStore(allKeys.subscribe, allKeys.shown, () => false);
  return (
    <Modal
      opened={opened}
      onClose={() => {
        allKeys.show(false);
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
