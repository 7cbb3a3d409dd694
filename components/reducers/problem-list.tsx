import { SafeText } from '@/components/ui/safe-text.tsx';
import classes from './reducers.module.css';

export interface ReducerProblem {
  readonly message: string;
  readonly line: number | null;
}

/** What is wrong with a draft, each with its line. */
export function ProblemList({ problems }: { readonly problems: readonly ReducerProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <div role="alert" aria-label="Problems of the draft">
      <ul className={classes.problems}>
        {problems.map(({ message, line }, index) => (
          <li key={index}>
            {line === null ? '' : `Line ${String(line)}: `}
            <SafeText>{message}</SafeText>
          </li>
        ))}
      </ul>
    </div>
  );
}
