import { TextValue } from '@/components/ui/json-tree-change.tsx';
import { stateWords, type FieldState } from './field-rows.ts';
import classes from './field.module.css';

interface Props {
  readonly state: FieldState;
  readonly value: string | null;
}

/** What the field was; what is no value stands apart from values that look like it. */
export function FieldValue({ state, value }: Props) {
  if (state === 'value' && value !== null) {
    return (
      <span className={classes.value} title={value.slice(0, 400)}>
        <TextValue text={value} />
      </span>
    );
  }
  if (state === 'null') {
    return (
      <span className={classes.value}>
        <TextValue text="null" />
      </span>
    );
  }
  return (
    <span className={classes.absent} data-state={state}>
      {state === 'value' ? '' : stateWords[state]}
    </span>
  );
}
