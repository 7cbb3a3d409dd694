'use client';

import { Link } from '@/components/ui/link.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import type { DifferingStream } from '@/lib/api/reducer-comparison.ts';
import { countOf } from '@/components/ui/show-count.ts';
import classes from './editor.module.css';
import shared from './reducers.module.css';

interface Props {
  readonly items: readonly DifferingStream[];
  readonly hrefOf: (item: DifferingStream) => string;
}

/** Streams that two reducers fold to other states: from which event on, and how. */
export function DifferingList({ items, hrefOf }: Props) {
  return (
    <ul className={classes.list}>
      {items.map((item) => (
        <li key={item.stream}>
          <Link href={hrefOf(item)} prefetch={false} className={shared.link}>
            <SafeText>{item.stream}</SafeText>
          </Link>{' '}
          from v{item.version} (<SafeText>{item.type}</SafeText>)
          {item.now ? '' : ', the same again now'}
          <Stopped who="the first reducer" reason={item.stoppedBefore} />
          <Stopped who="the second one" reason={item.stopped} />
          {item.changes.map(({ path, before, after }) => (
            <div key={path} className={shared.quiet}>
              <SafeText>{path === '' ? 'the whole state' : path}</SafeText>:{' '}
              <SafeText>{before ?? 'nothing'}</SafeText> → <SafeText>{after ?? 'nothing'}</SafeText>
            </div>
          ))}
          {item.changes.length > 0 ? null : (
            <div className={shared.quiet}>one has an empty state there, the other none</div>
          )}
          {item.further === 0 ? null : (
            <div className={shared.quiet}>
              and {countOf(item.further, 'more difference', 'more differences')} there
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Stopped({ who, reason }: { readonly who: string; readonly reason: string | null }) {
  if (reason === null) return null;
  return (
    <>
      ; {who} stops: <SafeText>{reason}</SafeText>
    </>
  );
}
