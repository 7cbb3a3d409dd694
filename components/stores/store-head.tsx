import type { StoreCard } from '@/lib/api/stores.ts';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { Tag } from '@/components/ui/tag.tsx';
import { engineWords, layoutWords, readOnlyWords, tailWords, timeWords } from './store-words.ts';
import classes from './overview.module.css';

interface Props {
  readonly card: StoreCard;
}

/** What this store is, and what protects it from being written to. */
export function StoreHead({ card }: Props) {
  const { health, capabilities } = card;
  const safe = readOnlyWords(health);
  return (
    <header className={classes.head}>
      <div className={classes.title}>
        <h1>
          <SafeText>{card.title}</SafeText>
        </h1>
        {card.demo && <Tag tone="blue">demo</Tag>}
        <Tag title={layoutWords(card).title}>{layoutWords(card).label}</Tag>
        <Tag title={card.location}>{engineWords(card)}</Tag>
        <Tag tone={safe.tone} title={safe.title}>
          {safe.label}
        </Tag>
      </div>
      <p className={classes.about}>
        <SafeText>{card.location}</SafeText>
        {capabilities !== null && (
          <>
            {' '}
            · {tailWords(capabilities)} · {timeWords(capabilities)}
          </>
        )}
      </p>
      {health !== null && <p className={classes.about}>{health.readOnlyReason}</p>}
    </header>
  );
}
