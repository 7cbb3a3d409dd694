'use client';

import { useSetter } from '@/components/state/use-setter.ts';
import type { StreamRef } from '@/components/streams/queries.ts';
import type { StreamScreen } from '@/components/streams/use-stream-screen.ts';
import { useKeys } from '@/components/ui/use-keys.ts';
import { useRouter } from '@/components/ui/use-router.ts';
import { version as versionOf } from '@/lib/events/ids.ts';
import { printEdit } from '@/lib/fold/branch-edits.ts';
import { fieldPage, whatIfPage, whenPage } from '@/lib/urls/pages.ts';

interface Questions {
  /** The fields of the state take the arrow keys. */
  readonly onState: () => void;
  /** Null: why the event happened. */
  readonly onWhy: (path: string | null, version: string) => void;
  readonly onRevert: (good: bigint) => void;
  readonly onFixture: (at: bigint) => void;
}

/** Keys for what can be asked of a moment; each has a menu item, a link or a button that does the same. */
export function useQuestionKeys(screen: StreamScreen, streamRef: StreamRef, on: Questions): void {
  const router = useRouter();
  const { url, playhead, moment } = screen;
  const { store, stream } = streamRef;
  const { path, reducer } = url.place;
  const setBy = useSetter(moment.state, path);
  const here = (use: (version: bigint) => void) => (): void => {
    if (playhead.version !== null) use(playhead.version);
  };
  useKeys([
    { keys: 's', label: 'Into the state: ↑ ↓ choose a field, Enter asks', run: on.onState },
    {
      keys: 'h',
      label: path === null ? 'History of a field' : 'History of the pinned field',
      run: () => {
        router.push(fieldPage(store, stream, { path, reducer }));
      },
    },
    {
      keys: 'w',
      label: path === null ? 'Why this happened' : 'Why the pinned field is as it is',
      run: here((version) => {
        on.onWhy(path, setBy ?? String(version));
      }),
    },
    {
      keys: 'q',
      label: 'When did something hold?',
      run: () => {
        router.push(whenPage(store, stream));
      },
    },
    {
      keys: 'x',
      label: 'What if this event had not happened?',
      run: here((version) => {
        const edit = [printEdit({ kind: 'skip', version: versionOf(version) })];
        router.push(whatIfPage(store, stream, { edit }));
      }),
    },
    { keys: 'b', label: 'The way back to this state', run: here(on.onRevert) },
    { keys: 't', label: 'Up to here as a test fixture', run: here(on.onFixture) },
  ]);
}
