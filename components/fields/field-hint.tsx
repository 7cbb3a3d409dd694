import { SafeText } from '@/components/ui/safe-text.tsx';
import type { FieldRow } from './field-rows.ts';
import { FieldValue } from './field-value.tsx';
import classes from './field.module.css';

/** One interval, beside the pointer. */
export function FieldHint({ row }: { readonly row: FieldRow }) {
  return (
    <div className={classes.hint}>
      <FieldValue state={row.state} value={row.value} />
      <span className={classes.quiet}>
        from v{row.from}
        {row.to === null ? ', still so' : ` until v${row.to}`}
        {row.lasted !== null && !row.backwards && `, for ${row.lasted}`}
      </span>
      {row.eventType !== null && (
        <span className={classes.quiet}>
          <SafeText>{row.eventType}</SafeText>
        </span>
      )}
    </div>
  );
}
