'use client';

import { ExplainedTags } from '@/components/ui/explained-tags.tsx';
import { Link } from '@/components/ui/link.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import type { Beliefs } from '@/lib/api/two-clocks.ts';
import { fidelityWords } from '@/lib/fold/fidelity-words.ts';
import { streamPage } from '@/lib/urls/pages.ts';
import { beliefCells, type BeliefCell } from './belief-cells.ts';
import { beliefWords } from './belief-words.ts';
import classes from './beliefs.module.css';

interface BeliefsTableProps {
  readonly store: string;
  readonly stream: string;
  readonly reducer: string | null;
  readonly beliefs: Beliefs;
  readonly onClose: () => void;
}

/** What was believed on each moment about each time: a row of what was known, a column of when it is about. */
export function BeliefsTable({ store, stream, reducer, beliefs, onClose }: BeliefsTableProps) {
  const { rows, abouts, fidelity } = beliefs;
  const cells = beliefCells(beliefs);
  return (
    <Panel
      flush
      label="What was believed"
      title="What was believed"
      aside={
        <span className={classes.aside}>
          <ExplainedTags words={fidelityWords(fidelity)} />
          <button type="button" className={classes.plain} onClick={onClose}>
            close
          </button>
        </span>
      }
    >
      <div className={classes.scroll} tabIndex={0} role="group" aria-label="Beliefs">
        <table className={classes.beliefs}>
          <thead>
            <tr>
              <th scope="col">known ↓ · about →</th>
              {abouts.map((at) => (
                <th key={at} scope="col">
                  <Timestamp at={at} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ version, recordedAt, until }, index) => (
              <tr key={version}>
                <th scope="row">
                  <Timestamp at={recordedAt} />{' '}
                  <Link
                    href={streamPage(store, stream, { at: `v${version}`, reducer })}
                    prefetch={false}
                  >
                    v{version}
                  </Link>
                  {until === null ? (
                    ' till now'
                  ) : (
                    <>
                      {' till '}
                      <Timestamp at={until} />
                    </>
                  )}
                </th>
                {(cells[index] ?? []).map((cell, about) => (
                  <td key={about} data-kind={cell.kind}>
                    <Cell cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes.note}>{beliefWords(beliefs, cells)}</p>
    </Panel>
  );
}

function Cell({ cell: { value, setBy, kind } }: { readonly cell: BeliefCell }) {
  if (kind === 'later') return <span className={classes.quiet}>not yet</span>;
  if (setBy === null) return <span className={classes.quiet}>nothing yet</span>;
  return (
    <>
      {value === null ? (
        <span className={classes.quiet}>not there</span>
      ) : (
        <code title={value}>
          <SafeText>{value.length > 60 ? `${value.slice(0, 60)}…` : value}</SafeText>
        </code>
      )}{' '}
      <span className={classes.quiet}>by v{setBy}</span>
      {kind === 'corrected' ? <span className={classes.corrected}>corrected</span> : null}
    </>
  );
}
