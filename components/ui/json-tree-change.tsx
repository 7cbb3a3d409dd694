import { parseJson } from '@/lib/json/parse-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import type { TreeChange } from './json-tree-notes.ts';
import { JsonTreeValue } from './json-tree-value.tsx';
import classes from './json-tree.module.css';

interface JsonTreeChangeProps {
  readonly change: TreeChange;
  /** The value now; undefined when it was removed. */
  readonly value: JsonValue | undefined;
}

/** What stood here, struck through, and what stands here now. */
export function JsonTreeChange({ change, value }: JsonTreeChangeProps) {
  return (
    <>
      {change.before === null ? null : (
        <del className={classes.before}>
          <span className={classes.spoken}>was </span>
          <TextValue text={change.before} />
        </del>
      )}{' '}
      {value === undefined ? null : (
        <ins className={classes.after}>
          <span className={classes.spoken}>now </span>
          <JsonTreeValue value={value} />
        </ins>
      )}
      {change.kind === 'removed' ? <span className={classes.hint}>removed</span> : null}
    </>
  );
}

/** A value that came as JSON text; a text that does not parse is shown as it is. */
export function TextValue({ text }: { readonly text: string }) {
  const parsed = parseJson(text);
  return parsed.ok ? <JsonTreeValue value={parsed.value} /> : <span>{text}</span>;
}
