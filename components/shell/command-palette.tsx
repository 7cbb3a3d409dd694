'use client';

import { Spotlight } from '@mantine/spotlight';
import { IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { commandsFor } from './commands.ts';
import type { Place } from './place.ts';
import { storesQuery } from './queries.ts';

const mostShown = 40;

/** Goes anywhere by typing: pages, stores, a stream or an event by its id. */
export function CommandPalette({ place }: { readonly place: Place }) {
  const router = useRouter();
  const { data } = useQuery(storesQuery());
  const [text, setText] = useState('');
  const stores = data?.stores;
  const groups = useMemo(
    () => commandsFor({ place, stores: stores ?? [], text }),
    [place, stores, text],
  );
  return (
    <Spotlight.Root
      shortcut={['mod + K']}
      query={text}
      onQueryChange={setText}
      maxHeight={420}
      scrollable
      transitionProps={{ duration: 0 }}
    >
      <Spotlight.Search
        placeholder="Name of a page, id of a stream or an event"
        aria-label="Go to"
        leftSection={<IconArrowRight size={16} stroke={1.6} />}
      />
      <Spotlight.ActionsList>
        {groups.map(({ title, commands }) => (
          <Spotlight.ActionsGroup key={title} label={title}>
            {commands.slice(0, mostShown).map((command) => (
              <Spotlight.Action
                key={command.key}
                label={command.label}
                {...(command.detail === null ? {} : { description: command.detail })}
                onClick={() => {
                  router.push(command.href);
                }}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 ? <Spotlight.Empty>Nothing is called so.</Spotlight.Empty> : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
