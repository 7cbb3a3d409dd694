'use client';

import type { KeyboardEvent, ReactNode } from 'react';
import classes from './state.module.css';

export type StateTab = 'state' | 'changes' | 'event' | 'raw' | 'causes';

interface StateTabsProps {
  readonly tab: StateTab;
  /** Changes of the shown event, or to the moment compared with; null while unknown. */
  readonly changes: number | null;
  readonly onTab: (tab: StateTab) => void;
  readonly aside: ReactNode;
}

const tabs: readonly (readonly [StateTab, string])[] = [
  ['state', 'State'],
  ['changes', 'Changes'],
  ['event', 'Event'],
  ['raw', 'Raw'],
  ['causes', 'Causes'],
];

export const panelId = 'stream-moment';
const tabId = (tab: StateTab): string => `stream-tab-${tab}`;
/** Selects the panel while it shows this tab. */
export const panelOf = (tab: StateTab): string => `#${panelId}[aria-labelledby="${tabId(tab)}"]`;

export function StateTabs({ tab, changes, onTab, aside }: StateTabsProps) {
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const index = tabs.findIndex(([name]) => name === tab);
    const next = tabs[(index + step + tabs.length) % tabs.length]?.[0] ?? tab;
    onTab(next);
    document.getElementById(tabId(next))?.focus();
  };
  return (
    <div className={classes.tabs}>
      <div role="tablist" aria-label="What to show of this moment" onKeyDown={move}>
        {tabs.map(([name, label]) => (
          <button
            key={name}
            id={tabId(name)}
            type="button"
            role="tab"
            className={classes.tab}
            aria-selected={name === tab}
            aria-controls={panelId}
            tabIndex={name === tab ? 0 : -1}
            onClick={() => {
              onTab(name);
            }}
          >
            {label}
            {name === 'changes' && changes !== null ? (
              <span className={classes.number}> {changes}</span>
            ) : null}
          </button>
        ))}
      </div>
      <div className={classes.moment}>{aside}</div>
    </div>
  );
}
