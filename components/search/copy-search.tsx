'use client';

import { Menu } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { searchPage } from '@/lib/urls/pages.ts';
import { searchHref, type SearchQuestion } from './read-search.ts';
import type { SearchPlan } from './search-run.ts';
import classes from './search.module.css';

interface Props {
  readonly question: SearchQuestion;
  /** Null until the server has answered; the link is then not pinned. */
  readonly plan: SearchPlan | null;
  /** Columns as an address names them. */
  readonly columns: string;
}

/** The search for elsewhere; the link shows its receiver the same answer. */
export function CopySearch({ question, plan, columns }: Props) {
  const clipboard = useClipboard({ timeout: 1500 });
  const { store, zone } = question;
  const pinned =
    plan === null ? question : { ...question, q: plan.pinned, head: plan.head ?? question.head };
  const view = { q: pinned.q, head: pinned.head, columns: columns === '' ? null : columns };
  const ways: readonly (readonly [label: string, text: () => string])[] = [
    ['Link to this answer', () => window.location.origin + searchPage(store, { ...view, zone })],
    ['Query', () => question.q],
    ['Query with absolute times', () => pinned.q],
    ['curl command', () => curlCommand(window.location.origin + searchHref(pinned))],
  ];
  return (
    <Menu position="bottom-end" width={220} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <button type="button" className={classes.small}>
          {clipboard.copied ? 'Copied' : 'Copy ▾'}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {ways.map(([label, text]) => (
          <Menu.Item
            key={label}
            onClick={() => {
              clipboard.copy(text());
            }}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The answer comes as server-sent events, so it is shown as it comes. */
const curlCommand = (url: string): string =>
  `curl -sSN -H "Authorization: Bearer $BACKSTORY_TOKEN" '${url.replaceAll("'", "'\\''")}'`;
