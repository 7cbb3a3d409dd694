'use client';

import { useState } from 'react';
import { Panel } from '@/components/ui/panel.tsx';
import type { PlacedEvent } from '@/lib/api/events.ts';
import type { CausalRow } from '@/lib/causes/causal-tree.ts';
import { LanesView } from './lanes-view.tsx';
import { readableScale, type LaneScale } from './swimlanes.ts';
import classes from './lanes.module.css';

interface LanesPanelProps {
  readonly rows: readonly CausalRow[];
  /** Id of the chosen event. */
  readonly here: string | null;
  readonly onChoose: (placed: PlacedEvent) => void;
}

/** The conversation with a lane for each stream; a phone has the list alone. */
export function LanesPanel({ rows, here, onChoose }: LanesPanelProps) {
  const [scale, setScale] = useState<LaneScale>(() => readableScale(rows));
  return (
    <div className={classes.panel}>
      <Panel
        flush
        title="Who acted when"
        aside={
          <span className={classes.scales} role="group" aria-label="Scale">
            {(['time', 'order'] as const).map((name) => (
              <button
                key={name}
                type="button"
                aria-pressed={scale === name}
                onClick={() => {
                  setScale(name);
                }}
              >
                {name === 'time' ? 'Real time' : 'Even steps'}
              </button>
            ))}
          </span>
        }
      >
        <LanesView rows={rows} scale={scale} here={here} onChoose={onChoose} />
      </Panel>
    </div>
  );
}
