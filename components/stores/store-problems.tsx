import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { Link } from '@/components/ui/link.tsx';
import type { StoreCard } from '@/lib/api/stores.ts';
import { connectPage } from '@/lib/urls/pages.ts';
import classes from './overview.module.css';

interface Props {
  readonly card: StoreCard;
}

/** What is wrong or unsafe about the store, each with its remedy. Nothing when all is well. */
export function StoreProblems({ card }: Props) {
  const warnings = card.health?.warnings ?? [];
  if (card.failure === null && warnings.length === 0) return null;
  return (
    <ul className={classes.problems} aria-label="Problems of the store">
      {card.failure !== null && (
        <li data-severity="danger">
          <IconAlertTriangle size={16} stroke={1.6} aria-hidden="true" />
          <span>
            {card.failure}{' '}
            {card.mappable === true && (
              <Link href={connectPage(card.location)}>Map its table and columns</Link>
            )}
          </span>
        </li>
      )}
      {warnings.map((warning) => (
        <li key={warning.code} data-severity={warning.severity}>
          {warning.severity === 'danger' ? (
            <IconAlertTriangle size={16} stroke={1.6} aria-hidden="true" />
          ) : (
            <IconInfoCircle size={16} stroke={1.6} aria-hidden="true" />
          )}
          <span>
            {warning.message}
            {warning.remedy !== null && (
              <span className={classes.remedy}> What helps: {warning.remedy}</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
