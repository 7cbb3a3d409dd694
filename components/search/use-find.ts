'use client';

import { useMemo, useState } from 'react';
import type { FindParts } from '@/components/ui/marked-text.tsx';
import { findInResults, finderOf, nextRow, placesIn, type FoundPlace } from './find-in-results.ts';
import type { FoundEvent } from './found-event.ts';

export interface FindInResults {
  readonly open: boolean;
  /** How often it was opened or asked for again. */
  readonly asked: number;
  readonly text: string;
  /** Null while nothing is looked for. */
  readonly find: FindParts | null;
  readonly rows: readonly number[];
  readonly partly: number;
  /** Place of the chosen row among those that hold the text, from 1; 0 where it does not. */
  readonly at: number;
  /** Where the chosen row holds it. */
  readonly places: readonly FoundPlace[];
  readonly onOpen: () => void;
  readonly onClose: () => void;
  readonly onText: (text: string) => void;
  readonly onStep: (steps: 1 | -1) => void;
}

interface Results {
  readonly events: readonly FoundEvent[];
  readonly onChoose: (event: FoundEvent) => void;
}

/** Keys may come faster than the page is drawn, so the address is read, not remembered. */
function chosenRow(events: readonly FoundEvent[]): number | null {
  const address = new URLSearchParams(window.location.search);
  const [id, store] = [address.get('event'), address.get('in')];
  const row = events.findIndex(
    (event) => event.id === id && (store === null || event.store === store),
  );
  return row === -1 ? null : row;
}

/** Looks for a text among the results that are loaded, whether they are in view or not. */
export function useFind(
  { events, onChoose }: Results,
  chosen: FoundEvent | undefined,
): FindInResults {
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(0);
  const [text, setText] = useState('');
  const find = useMemo(() => (open ? finderOf(text) : null), [open, text]);
  const { rows, partly } = useMemo(
    () => (find === null ? { rows: [], partly: 0 } : findInResults(events, find)),
    [events, find],
  );
  const row = chosen === undefined ? -1 : events.indexOf(chosen);
  const at = rows.indexOf(row) + 1;
  const places = useMemo(
    () => (find === null || at === 0 || chosen === undefined ? [] : placesIn(chosen, find)),
    [find, at, chosen],
  );
  return {
    ...{ open, asked, text, find, rows, partly, at, places },
    onOpen() {
      setOpen(true);
      setAsked((times) => times + 1);
    },
    onClose() {
      setOpen(false);
    },
    onText: setText,
    onStep(steps) {
      const next = nextRow(rows, chosenRow(events), steps);
      const event = next === null ? undefined : events[next];
      if (event !== undefined) onChoose(event);
    },
  };
}
