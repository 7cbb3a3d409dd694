'use client';

import { Spotlight, spotlight } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@/components/ui/use-router.ts';
import { useMemo, useState, useSyncExternalStore } from 'react';
import { keyRegistry, type KeyBinding } from '@/components/ui/use-keys.ts';
import { useReaderZone } from '@/components/ui/use-reader-zone.ts';
import { CommandList } from './command-list.tsx';
import { commandsFor, storesAsked } from './commands.ts';
import type { Place } from './place.ts';
import { storesQuery } from './queries.ts';
import { useStreamLookup } from './use-stream-lookup.ts';

/** Goes anywhere by typing: pages, stores, moments, a stream, an event or a correlation by its id. */
export function CommandPalette({ place }: { readonly place: Place }) {
  const router = useRouter();
  const zone = useReaderZone();
  const { data } = useQuery(storesQuery());
  const [text, setText] = useState('');
  const bindings = useBindings();
  const stores = data?.stores ?? [];
  const lookup = useStreamLookup(storesAsked(place, stores), text);
  return (
    <Spotlight.Root
      shortcut={['mod + K']}
      tagsToIgnore={[]}
      query={text}
      onQueryChange={setText}
      transitionProps={{ duration: 0 }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
      attributes={{ content: { 'aria-label': 'Go to' } }}
    >
      <CommandList
        text={text}
        groups={commandsFor({ place, stores, text, lookup, zone, bindings })}
        looking={!lookup.complete && text.trim() !== ''}
        onText={setText}
        onChoose={(command) => {
          spotlight.close();
          if ('href' in command) router.push(command.href);
          else command.run();
        }}
        onLeave={spotlight.close}
      />
    </Spotlight.Root>
  );
}

/** What the keys of the page do at this moment. */
function useBindings(): readonly KeyBinding[] {
  const version = useSyncExternalStore(
    (watcher) => keyRegistry.subscribe(watcher),
    keyRegistry.version,
    keyRegistry.version,
  );
  // The registry is one object for good: only its version tells that what it holds has changed.
  return useMemo(() => (version < 0 ? [] : keyRegistry.bindings()), [version]);
}
