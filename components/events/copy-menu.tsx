'use client';

import { usePinned } from '@/components/ui/pinned.ts';
import { withAsOf } from '@/lib/urls/as-of.ts';
import { Menu } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { readEvent } from '@/lib/api/events.ts';
import type { EventView } from '@/lib/api/views.ts';
import { apiHref } from '@/lib/urls/api-href.ts';
import { eventPage } from '@/lib/urls/pages.ts';
import { curlCommand, eventJson } from './event-copies.ts';
import classes from './event.module.css';

interface CopyMenuProps {
  readonly store: string;
  readonly event: EventView;
}

/** The event for elsewhere. */
export function CopyMenu({ store, event }: CopyMenuProps) {
  const clipboard = useClipboard({ timeout: 1500 });
  const api = withAsOf(apiHref(readEvent, { store, event: event.id }), usePinned());
  const ways: readonly (readonly [label: string, text: () => string | null])[] = [
    ['Link', () => window.location.origin + eventPage(store, event.id)],
    ['Event as JSON', () => eventJson(event)],
    ['Data, exactly as stored', () => (event.data.kind === 'json' ? event.data.text : null)],
    ['Event id', () => event.id],
    ['curl command', () => curlCommand(window.location.origin + api)],
  ];
  return (
    <Menu position="bottom-end" width={220} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <button type="button" className={classes.action}>
          {clipboard.copied ? 'Copied' : 'Copy ▾'}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {ways.map(([label, text]) => (
          <Menu.Item
            key={label}
            disabled={label.startsWith('Data') && event.data.kind !== 'json'}
            onClick={() => {
              clipboard.copy(text() ?? '');
            }}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
