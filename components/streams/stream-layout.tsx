'use client';

import { useLocalStorage } from '@mantine/hooks';
import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import classes from './stream.module.css';

interface StreamLayoutProps {
  readonly header: ReactNode;
  readonly rail: ReactNode;
  readonly timeline: ReactNode;
  readonly state: ReactNode;
}

const narrowest = 26;
const widest = 74;

/** Rail above, timeline and state beside each other; on a narrow screen one of them at a time. */
export function StreamLayout({ header, rail, timeline, state }: StreamLayoutProps) {
  const [share, setShare] = useLocalStorage({ key: 'backstory-stream-split', defaultValue: 52 });
  const [shown, setShown] = useState<'timeline' | 'state'>('timeline');
  const panes = useRef<HTMLDivElement>(null);
  return (
    <div className={classes.screen}>
      {header}
      {rail}
      <div className={classes.switch} role="group" aria-label="What to show">
        {(['timeline', 'state'] as const).map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={shown === name}
            onClick={() => {
              setShown(name);
            }}
          >
            {name === 'timeline' ? 'Timeline' : 'State'}
          </button>
        ))}
      </div>
      <div
        className={classes.panes}
        data-shown={shown}
        ref={panes}
        style={{ gridTemplateColumns: `minmax(0, ${share}fr) 12px minmax(0, ${100 - share}fr)` }}
      >
        <div className={classes.pane} data-pane="timeline">
          {timeline}
        </div>
        <Divider
          share={share}
          onShare={(next) => {
            setShare(Math.round(Math.min(widest, Math.max(narrowest, next)) * 10) / 10);
          }}
          box={() => panes.current?.getBoundingClientRect() ?? null}
        />
        <div className={classes.pane} data-pane="state">
          {state}
        </div>
      </div>
    </div>
  );
}

interface DividerProps {
  readonly share: number;
  readonly onShare: (share: number) => void;
  readonly box: () => DOMRect | null;
}

function Divider({ share, onShare, box }: DividerProps) {
  const dragging = useRef(false);
  const drag = (event: PointerEvent): void => {
    const around = box();
    if (!dragging.current || around === null) return;
    onShare(((event.clientX - around.left) / around.width) * 100);
  };
  const byKey = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -2, ArrowRight: 2 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onShare(share + step);
  };
  return (
    <div
      className={classes.divider}
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the timeline"
      aria-valuenow={Math.round(share)}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      tabIndex={0}
      onKeyDown={byKey}
      onPointerDown={(event) => {
        dragging.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        dragging.current = false;
      }}
    />
  );
}
