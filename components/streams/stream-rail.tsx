'use client';

import { useLocalStorage } from '@mantine/hooks';
import { useMemo } from 'react';
import { Panel } from '@/components/ui/panel.tsx';
import { TimeRail, type RailMoment } from '@/components/ui/time-rail.tsx';
import type { RailScale } from '@/components/ui/time-rail-scale.ts';
import { useReaderZone } from '@/components/ui/use-reader-zone.ts';
import type { RailView } from '@/lib/api/rail-view.ts';
import { instant } from '@/lib/events/ids.ts';
import { shortInstant } from '@/lib/time/short-instant.ts';
import { FoldProgress } from './fold-progress.tsx';
import { lateWords } from './late-words.ts';
import { PlayControls } from './play-controls.tsx';
import { milliseconds, railShape } from './rail-shape.ts';
import type { FoldRef } from './queries.ts';
import type { FoldHold } from './use-fold-hold.ts';
import type { Play } from './use-play.ts';
import classes from './stream.module.css';

interface StreamRailProps {
  readonly fold: FoldRef;
  readonly hold: FoldHold;
  readonly rail: RailView;
  readonly version: bigint;
  readonly recordedAt: string | null;
  readonly against: { readonly version: bigint; readonly recordedAt: string | null } | null;
  readonly play: Play;
  readonly onDrag: (version: bigint) => void;
  readonly onGo: (version: bigint) => void;
}

/** The time rail of a stream with its controls and the progress of the first fold. */
export function StreamRail(props: StreamRailProps) {
  const { rail, version, recordedAt, play, onDrag, onGo } = props;
  const zone = useReaderZone();
  const [scale, setScale] = useLocalStorage<RailScale>({
    key: 'backstory-rail-scale',
    defaultValue: 'time',
  });
  const shape = useMemo(() => railShape(rail), [rail]);
  const marks = useMemo(() => rail.marks.map(railMoment), [rail.marks]);
  const late = useMemo(() => rail.late.marks.map(railMoment), [rail.late]);
  const against = useMemo(
    () =>
      props.against === null
        ? null
        : { version: props.against.version, time: milliseconds(props.against.recordedAt) },
    [props.against],
  );
  const moment = useMemo(
    () => ({ version, time: milliseconds(recordedAt) }),
    [version, recordedAt],
  );
  if (shape === null) return null;
  const words = momentFlag(version, recordedAt, zone);
  const told = lateWords(rail);
  return (
    <Panel label="Time rail" flush>
      <div className={classes.rail}>
        <TimeRail
          shape={shape}
          scale={scale}
          moment={moment}
          flag={words.flag}
          spoken={words.spoken}
          marks={marks}
          late={late}
          against={against}
          folded={rail.folded === null ? shape.first : BigInt(rail.folded)}
          zone={zone}
          controls={<PlayControls play={play} scale={scale} onScale={setScale} />}
          onTravel={(to, phase) => {
            play.stop();
            if (phase === 'moving') onDrag(to);
            else onGo(to);
          }}
        />
        {told === null ? null : <p className={classes.railNote}>{told}</p>}
        {rail.done ? null : <FoldProgress fold={props.fold} hold={props.hold} rail={rail} />}
      </div>
    </Panel>
  );
}

const railMoment = ({ version, recordedAt }: RailView['marks'][number]): RailMoment => ({
  version: BigInt(version),
  time: milliseconds(recordedAt),
});

export function momentFlag(version: bigint, recordedAt: string | null, zone: string) {
  const name = `v${version.toLocaleString('en')}`;
  const short = recordedAt === null ? null : shortInstant(instant(recordedAt), zone);
  if (short === null) return { flag: name, spoken: name };
  return {
    flag: `${name} · ${short.dayOfYear}`,
    spoken: `${name}, ${short.day} ${short.clock}`,
  };
}
