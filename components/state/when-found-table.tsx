'use client';

import { CategoryDot } from '@/components/ui/category-dot.tsx';
import { Link } from '@/components/ui/link.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { ShortId } from '@/components/ui/short-id.tsx';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import type { TruthFound } from '@/lib/api/truth-found.ts';
import { durationWords } from '@/lib/time/gap.ts';
import { streamPage, whenPage } from '@/lib/urls/pages.ts';
import type { CategoryQuestion } from './truth-job.ts';
import classes from './what-if.module.css';

interface Props {
  readonly question: CategoryQuestion;
  readonly items: readonly TruthFound[];
}

/** The streams in which it held, and when. */
export function WhenFoundTable({ question, items }: Props) {
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label="Streams where it held">
      <table className={classes.events}>
        <thead>
          <tr>
            <th>Stream</th>
            <th>First held with</th>
            <th>at</th>
            <th>Held</th>
            <th>For</th>
            <th>Now</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <FoundRow key={item.stream} question={question} item={item} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FoundRow({
  question: { store, category, condition },
  item,
}: Pick<Props, 'question'> & { readonly item: TruthFound }) {
  return (
    <tr>
      <td>
        <CategoryDot category={category} /> <ShortId id={item.stream} most={40} />
      </td>
      <td>
        <Link href={streamPage(store, item.stream, { at: `v${item.first}` })} prefetch={false}>
          v{item.first} <SafeText>{item.firstType}</SafeText>
        </Link>
      </td>
      <td>
        <Timestamp at={item.firstAt} />
      </td>
      <td>
        <Link href={whenPage(store, item.stream, { condition })} prefetch={false}>
          {item.intervals === 1 ? 'once' : `${item.intervals.toLocaleString('en')} times`}
        </Link>
      </td>
      <td>{item.seconds === null ? '' : durationWords(item.seconds)}</td>
      <td>{item.now ? 'still so' : 'healed'}</td>
    </tr>
  );
}
