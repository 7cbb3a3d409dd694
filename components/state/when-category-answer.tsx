'use client';

import { Button, Progress } from '@mantine/core';
import { Link } from '@/components/ui/link.tsx';
import { CategoryDot } from '@/components/ui/category-dot.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { ShortId } from '@/components/ui/short-id.tsx';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import { durationWords } from '@/lib/time/gap.ts';
import { streamPage, whenPage } from '@/lib/urls/pages.ts';
import { truthRunWords, worthWords, type TruthAction, type TruthRun } from './truth-run.ts';
import { useTruthRun, type CategoryQuestion } from './use-truth-run.ts';
import classes from './what-if.module.css';

interface Props {
  readonly question: CategoryQuestion;
  /** Streams of the category, where the store knows. */
  readonly total: number | null;
}

/** The streams in which it held, as they are found, with how far the question has come. */
export function WhenCategoryAnswer({ question, total }: Props) {
  const { run, send } = useTruthRun(question);
  return (
    <Panel
      title={<span role="status">{truthRunWords(run, total)}</span>}
      aside={<Control state={run.state} send={send} />}
      flush
    >
      {run.state === 'running' && total !== null && (
        <Progress
          value={total === 0 ? 100 : Math.min(100, (100 * run.streams) / total)}
          size="xs"
          radius={0}
          aria-label="Streams asked"
        />
      )}
      {run.items.length > 0 && <FoundTable question={question} items={run.items} />}
      {run.failure !== null && (
        <p className={classes.note} role="alert">
          {run.failure} What was found so far is kept; “Go on” continues after it.
        </p>
      )}
      <p className={classes.note}>{worthWords(run)}</p>
    </Panel>
  );
}

interface ControlProps {
  readonly state: TruthRun['state'];
  readonly send: (action: TruthAction) => void;
}

function Control({ state, send }: ControlProps) {
  if (state === 'ended') return null;
  const running = state === 'running';
  return (
    <Button
      size="compact-xs"
      variant="default"
      onClick={() => {
        send({ kind: running ? 'stop' : 'go-on' });
      }}
    >
      {running ? 'Stop' : 'Go on'}
    </Button>
  );
}

interface FoundTableProps {
  readonly question: CategoryQuestion;
  readonly items: TruthRun['items'];
}

function FoundTable({ question, items }: FoundTableProps) {
  const { store, category, condition } = question;
  return (
    <div className={classes.scroll}>
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
            <tr key={item.stream}>
              <td>
                <CategoryDot category={category} /> <ShortId id={item.stream} most={40} />
              </td>
              <td>
                <Link href={streamPage(store, item.stream, { at: `v${item.first}` })}>
                  v{item.first} <SafeText>{item.firstType}</SafeText>
                </Link>
              </td>
              <td>
                <Timestamp at={item.firstAt} />
              </td>
              <td>
                <Link href={whenPage(store, item.stream, { condition })}>
                  {item.intervals === 1 ? 'once' : `${item.intervals.toLocaleString('en')} times`}
                </Link>
              </td>
              <td>{item.seconds === null ? '' : durationWords(item.seconds)}</td>
              <td>{item.now ? 'still so' : 'healed'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
