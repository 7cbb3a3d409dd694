import { SafeText } from '@/components/ui/safe-text.tsx';
import { chipsOf, negateChip, withoutChip, type Chip } from '@/lib/query/chips.ts';
import { printQuery } from '@/lib/query/print.ts';
import type { Query } from '@/lib/query/syntax.ts';
import classes from './chips.module.css';

interface Props {
  readonly query: Query;
  readonly onAsk: (q: string) => void;
}

/** The parts of the query, each to be taken away or turned round. */
export function QueryChips({ query, onAsk }: Props) {
  const chips = chipsOf(query);
  if (chips.length === 0) return null;
  return (
    <ul className={classes.chips} aria-label="Parts of the query">
      {chips.map((chip, index) => (
        <li key={`${index} ${chip.text}`} className={classes.chip} data-kind={chip.kind}>
          {chip.kind === 'condition' && (
            <button
              type="button"
              className={classes.turn}
              aria-pressed={chip.negated}
              aria-label={`Exclude ${chip.text.replace(/^-/, '')}`}
              title={chip.negated ? 'Excluded; include it' : 'Exclude it'}
              onClick={() => {
                onAsk(printQuery(negateChip(query, index)));
              }}
            >
              {chip.negated ? 'not' : '±'}
            </button>
          )}
          <span className={classes.chipText} title={chip.text}>
            <SafeText>{isTurned(chip) ? chip.text.replace(/^-/, '') : chip.text}</SafeText>
          </span>
          <button
            type="button"
            className={classes.remove}
            aria-label={`Remove ${chip.text}`}
            onClick={() => {
              onAsk(printQuery(withoutChip(query, index)));
            }}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}

const isTurned = (chip: Chip): boolean => chip.kind === 'condition' && chip.negated;
