'use client';

import { useStreamPlace } from '@/components/streams/use-stream-place.ts';
import { HappenedScreen } from './happened-screen.tsx';
import { StreamScreen } from './stream-screen.tsx';

interface Props {
  readonly store: string;
  readonly stream: string;
}

/** The stream by the clock that the address names. */
export function StreamByClock({ store, stream }: Props) {
  const { clock } = useStreamPlace(store, stream).place;
  const Screen = clock === 'occurred' ? HappenedScreen : StreamScreen;
  return <Screen store={store} stream={stream} />;
}
