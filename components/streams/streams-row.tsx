'use client';

import { Link } from '@/components/ui/link.tsx';
import { CategoryDot } from '@/components/ui/category-dot.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { shorten } from '@/components/ui/shorten.ts';
import { Tag } from '@/components/ui/tag.tsx';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import type { StreamView } from '@/lib/api/streams.ts';
import { streamPage } from '@/lib/urls/pages.ts';
import { countWords } from './stream-header.tsx';
import classes from './streams-list.module.css';

interface Props {
  readonly store: string;
  readonly stream: StreamView;
  readonly index: number;
  readonly exact?: boolean;
  readonly onFocus: (index: number) => void;
}

/** One stream: its id, its category, how long it is and when it changed last. */
export function StreamsRow({ store, stream, index, exact = false, onFocus }: Props) {
  return (
    <div className={classes.row}>
      <Link
        href={streamPage(store, stream.streamId)}
        prefetch={false}
        className={classes.link}
        title={stream.streamId}
        data-row={index}
        onFocus={() => {
          onFocus(index);
        }}
      >
        <CategoryDot category={stream.category} />
        <SafeText>{shorten(stream.streamId, 60)}</SafeText>
        {exact && <Tag tone="blue">exactly this id</Tag>}
      </Link>
      <span className={classes.category}>
        {stream.category === null ? '' : <SafeText>{stream.category}</SafeText>}
      </span>
      <span className={classes.events}>
        {stream.events === null ? lengthWords(stream) : countWords(stream.events)}
      </span>
      <span className={classes.time}>
        <Timestamp at={stream.lastRecordedAt} />
      </span>
    </div>
  );
}

/** Where events are not counted, how far the versions reach. */
const lengthWords = ({ lastVersion }: StreamView): string =>
  lastVersion === null ? '' : `to v${lastVersion}`;
