'use client';

import { useState } from 'react';
import { CategoryDot } from '@/components/ui/category-dot.tsx';
import { ExplainedTags } from '@/components/ui/explained-tags.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { Tag } from '@/components/ui/tag.tsx';
import { useReaderZone } from '@/components/ui/use-reader-zone.ts';
import type { FoundStream } from '@/lib/api/lookup.ts';
import { instant } from '@/lib/events/ids.ts';
import { madeBy } from '@/lib/fold/fidelity-words.ts';
import { pathWords } from '@/lib/fold/path-words.ts';
import { parsePath } from '@/lib/json/parse-path.ts';
import { showInstant } from '@/lib/time/show-instant.ts';
import { lookupPage } from '@/lib/urls/pages.ts';
import type { FoundIn } from './ranked.ts';
import classes from './lookup.module.css';

interface Props {
  readonly q: string;
  readonly found: readonly FoundIn[];
  readonly chosen: { readonly store: string; readonly stream: string } | null;
  readonly onChoose: (store: string, stream: string) => void;
}

const atFirst = 6;

/** Who has or had the value, surest first. */
export function FoundList({ q, found, chosen, onChoose }: Props) {
  const [all, setAll] = useState(false);
  const shown = all ? found : found.slice(0, atFirst);
  return (
    <>
      <ul className={classes.foundList} aria-label="Found">
        {shown.map((each) => {
          const { store, stream, name, category } = each;
          const here = chosen?.store === store && chosen.stream === stream;
          return (
            <li key={`${store} ${stream}`}>
              <a
                href={lookupPage({ q, store, stream })}
                className={classes.foundItem}
                aria-current={here ? 'true' : undefined}
                onClick={(event) => {
                  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                  event.preventDefault();
                  onChoose(store, stream);
                }}
              >
                <span className={classes.foundName}>
                  <CategoryDot category={category} />
                  <SafeText>{name ?? stream}</SafeText>
                  <Tag tone={each.now ? 'green' : 'grey'}>
                    {each.now ? 'has it' : standing(each)}
                  </Tag>
                </span>
                <span className={classes.foundWhere}>
                  {name === null ? null : (
                    <>
                      <SafeText>{stream}</SafeText> ·{' '}
                    </>
                  )}
                  {store}
                </span>
                <Holdings found={each} />
                {each.incompleteFrom === null ? null : (
                  <span className={classes.holding}>
                    its state is incomplete from v{each.incompleteFrom}
                  </span>
                )}
              </a>
            </li>
          );
        })}
      </ul>
      {found.length > shown.length ? (
        <button
          type="button"
          className={classes.plain}
          onClick={() => {
            setAll(true);
          }}
        >
          {found.length - shown.length} more
        </button>
      ) : null}
      <Made found={found} />
    </>
  );
}

/** How the states were made that were asked who holds the value. */
function Made({ found }: Pick<Props, 'found'>) {
  const words = new Map(found.map((each) => madeBy(each.madeBy)).map((word) => [word.label, word]));
  if (words.size === 0) return null;
  return (
    <p className={classes.named}>
      How these states were put together: <ExplainedTags words={[...words.values()]} />
    </p>
  );
}

const standing = ({ holdings }: FoundStream): string =>
  holdings.length === 0 ? 'its id' : 'had it';

function Holdings({ found: { holdings } }: { readonly found: FoundStream }) {
  const zone = useReaderZone();
  const newest = [...holdings].reverse();
  const day = (at: string | null): string =>
    at === null ? 'a time not recorded' : showInstant(instant(at), zone).date;
  return newest.slice(0, 4).map(({ path, from, to }) => {
    const parsed = parsePath(path);
    const field = parsed.ok ? pathWords(parsed.path) : path;
    const since = `since ${day(from.recordedAt)} (v${from.version})`;
    const until =
      to === null
        ? since
        : `${day(from.recordedAt)} (v${from.version}) – ${day(to.recordedAt)} (v${to.version})`;
    return (
      <span key={`${path} ${from.version}`} className={classes.holding}>
        {field} {until}
      </span>
    );
  });
}
