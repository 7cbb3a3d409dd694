import { Link } from '@/components/ui/link.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import type { LookupRun } from './lookup-run.ts';
import { askedWords, whatToTry } from './what-to-try.ts';
import classes from './nothing.module.css';

interface Props {
  readonly q: string;
  readonly runs: ReadonlyMap<string, LookupRun>;
}

/** Where nobody was found: what was asked, and what may lead further. */
export function NothingFound({ q, runs }: Props) {
  return (
    <Panel title="What was asked, and what to try" flush>
      <p className={classes.asked}>
        <strong>
          <SafeText>{q}</SafeText>
        </strong>
        <span>{askedWords(q)}</span>
      </p>
      <ul className={classes.advice} aria-label="What to try">
        {whatToTry(q, runs).map(({ words, link }) => (
          <li key={words}>
            {words}{' '}
            {link === null ? null : (
              <Link href={link.href} prefetch={false}>
                <SafeText>{link.label}</SafeText>
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
