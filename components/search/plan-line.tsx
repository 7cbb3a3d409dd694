import { SafeText } from '@/components/ui/safe-text.tsx';
import { indexWords, planWords } from './plan-words.ts';
import type { SearchRun } from './search-run.ts';
import classes from './plan-line.module.css';

interface Props {
  readonly run: SearchRun;
  /** True where several stores are asked. */
  readonly several: boolean;
}

/** How the answer is made, in a quiet line that opens into who filtered what. */
export function PlanLine({ run: { plan, coverage }, several }: Props) {
  if (plan === null) return null;
  const index = indexWords(coverage);
  return (
    <details className={classes.plan}>
      <summary>
        <span className={classes.word}>How:</span> {planWords(plan, coverage)}
      </summary>
      <dl>
        {plan.asked.map(({ store, pushed, scanned }) => (
          <div key={store}>
            {several ? <dt className={classes.store}>{store}</dt> : null}
            <dt>The store filters by</dt>
            <dd>{pushed === '' ? 'nothing' : <Query text={pushed} />}</dd>
            <dt>Backstory looks event by event at</dt>
            <dd>{scanned === '' ? 'nothing more' : <Query text={scanned} />}</dd>
          </div>
        ))}
        {index === '' ? null : (
          <div>
            <dt>Search index</dt>
            <dd>{index}</dd>
          </div>
        )}
      </dl>
    </details>
  );
}

const Query = ({ text }: { readonly text: string }) => (
  <code>
    <SafeText>{text}</SafeText>
  </code>
);
