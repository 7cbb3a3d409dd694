'use client';

import { useLocalStorage } from '@mantine/hooks';
import { useMemo } from 'react';
import { Panel } from '@/components/ui/panel.tsx';
import { TimeRail } from '@/components/ui/time-rail.tsx';
import type { RailScale } from '@/components/ui/time-rail-scale.ts';
import { useReaderZone } from '@/components/ui/use-reader-zone.ts';
import type { HappenedView } from '@/lib/api/two-clocks.ts';
import { lateSeconds } from '@/lib/fold/late.ts';
import { happenedShape } from './happened-shape.ts';
import { PlayControls } from './play-controls.tsx';
import { milliseconds } from './rail-shape.ts';
import { momentFlag } from './stream-rail.tsx';
import type { HappenedScreen } from './use-happened-screen.ts';
import classes from './stream.module.css';

/** The time rail over the times at which events happened; what was recorded late is marked. */
export function HappenedRail({ screen }: { readonly screen: HappenedScreen }) {
  const { items, here, index, marks, play, go } = screen;
  const zone = useReaderZone();
  const [scale, setScale] = useLocalStorage<RailScale>({
    key: 'backstory-rail-scale',
    defaultValue: 'time',
  });
  const shape = useMemo(() => happenedShape(items), [items]);
  const pinned = useMemo(
    () => marks.map((place) => ({ version: place, time: timeAt(items, place) })),
    [items, marks],
  );
  const late = useMemo(() => latePlaces(items), [items]);
  if (shape === null || here === null) return null;
  const words = momentFlag(BigInt(here.event.version), here.at, zone);
  const place = BigInt(index);
  return (
    <Panel label="Time rail" flush>
      <div className={classes.rail}>
        <TimeRail
          shape={shape}
          scale={scale}
          moment={{ version: place, time: timeAt(items, place) }}
          flag={words.flag}
          spoken={`${words.spoken}, when it happened`}
          marks={pinned}
          late={late}
          against={null}
          folded={shape.last}
          zone={zone}
          controls={<PlayControls play={play} scale={scale} onScale={setScale} />}
          onTravel={(to, phase) => {
            play.stop();
            go(to, phase === 'moving' ? 'play' : 'hand');
          }}
        />
      </div>
    </Panel>
  );
}

const timeAt = (items: readonly HappenedView[], place: bigint): number | null =>
  milliseconds(items[Number(place)]?.at ?? null);

const latePlaces = (items: readonly HappenedView[]) =>
  items.flatMap(({ event, overtook, at }, index) =>
    overtook !== null || lateSeconds(event) !== null
      ? [{ version: BigInt(index), time: milliseconds(at) }]
      : [],
  );
