'use client';

import { useLocalStorage } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { Panel } from '@/components/ui/panel.tsx';
import { TimeRail } from '@/components/ui/time-rail.tsx';
import type { RailScale } from '@/components/ui/time-rail-scale.ts';
import { useReaderZone } from '@/components/ui/use-reader-zone.ts';
import type { HappenedRail as HappenedRailView, HappenedView } from '@/lib/api/two-clocks.ts';
import { happenedShape } from './happened-shape.ts';
import { lateWords } from './late-words.ts';
import { PlayControls } from './play-controls.tsx';
import { milliseconds } from './rail-shape.ts';
import { RailWaiting } from './rail-waiting.tsx';
import { momentFlag } from './stream-rail.tsx';
import type { HappenedScreen } from './use-happened-screen.ts';
import classes from './stream.module.css';

/** The time rail over the times at which events happened; what was recorded late is marked. */
export function HappenedRail({ screen }: { readonly screen: HappenedScreen }) {
  const { rail } = screen;
  if (rail.data !== undefined) return <Rail screen={screen} rail={rail.data} />;
  return <RailWaiting rail={rail} />;
}

interface RailProps {
  readonly screen: HappenedScreen;
  readonly rail: HappenedRailView;
}

function Rail({ screen, rail }: RailProps) {
  const { here, index, total, play, go } = screen;
  const zone = useReaderZone();
  const [scale, setScale] = useLocalStorage<RailScale>({
    key: 'backstory-rail-scale',
    defaultValue: 'time',
  });
  /** Where the reader drags to, for as long as that lasts. */
  const [dragged, setDragged] = useState<bigint | null>(null);
  const shape = useMemo(() => happenedShape(rail), [rail]);
  const pinned = useMemo(() => rail.marks.map(railMoment), [rail.marks]);
  const late = useMemo(() => rail.late.marks.map(railMoment), [rail.late]);
  if (shape === null || here === null) return null;
  const words = wordsAt(dragged, { here, total, zone });
  const told = lateWords({ late: rail.late, done: true });
  return (
    <Panel label="Time rail" flush>
      <div className={classes.rail}>
        <TimeRail
          shape={shape}
          scale={scale}
          moment={
            dragged === null
              ? { version: BigInt(index), time: milliseconds(here.at) }
              : { version: dragged, time: null }
          }
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
            setDragged(phase === 'moving' ? to : null);
            if (phase === 'done') go(to, 'hand');
          }}
        />
        {told === null ? null : <p className={classes.railNote}>{told}</p>}
      </div>
    </Panel>
  );
}

interface Here {
  readonly here: HappenedView;
  readonly total: number;
  readonly zone: string;
}

/** Which version stands at a place is known when the reader lets go there. */
function wordsAt(dragged: bigint | null, { here, total, zone }: Here) {
  if (dragged === null) return momentFlag(BigInt(here.event.version), here.at, zone);
  const place = `${(dragged + 1n).toLocaleString('en')} of ${total.toLocaleString('en')}`;
  return { flag: place, spoken: `event ${place}` };
}

const railMoment = ({ place, at }: HappenedRailView['marks'][number]) => ({
  version: BigInt(place),
  time: milliseconds(at),
});
