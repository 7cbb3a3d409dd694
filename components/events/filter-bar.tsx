'use client';

import type { DescriptionView } from '@/lib/api/stores.ts';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import { parseInstant } from '@/lib/time/parse-instant.ts';
import { filterChips, withoutClause, type EventFilter, type FilterChip } from './event-filter.ts';
import { FilterButton } from './filter-button.tsx';
import { StreamField, TimeFields } from './filter-fields.tsx';
import { NameField } from './name-field.tsx';
import { categoryOptions, typeOptions } from './filter-options.ts';
import classes from './filter.module.css';

interface FilterBarProps {
  readonly store: string;
  readonly filter: EventFilter;
  /** For completion; absent while it is not known. */
  readonly description: DescriptionView | undefined;
  readonly onFilter: (filter: EventFilter) => void;
}

/** What the log is narrowed to, as chips that can be taken away, and what it can be narrowed by. */
export function FilterBar({ store, filter, description, onFilter }: FilterBarProps) {
  const set = (part: Partial<EventFilter>): void => {
    onFilter({ ...filter, ...part });
  };
  return (
    <div className={classes.bar} role="group" aria-label="Filter">
      {filterChips(filter).map((chip) => (
        <Chip
          key={chip.clause}
          chip={chip}
          onRemove={() => {
            onFilter(withoutClause(filter, chip.clause));
          }}
        />
      ))}
      <FilterButton label="type">
        <NameField
          label="Types"
          options={typeOptions(description, filter.category)}
          values={filter.type}
          onValues={(type) => {
            set({ type });
          }}
        />
      </FilterButton>
      <FilterButton label="category">
        <NameField
          label="Categories"
          options={categoryOptions(description)}
          values={filter.category}
          onValues={(category) => {
            set({ category });
          }}
        />
      </FilterButton>
      <FilterButton label="stream">
        {(close) => (
          <StreamField
            store={store}
            prefix={filter.prefix}
            onPrefix={(prefix) => {
              set({ prefix });
              close();
            }}
          />
        )}
      </FilterButton>
      <FilterButton label="time">
        {(close) => (
          <TimeFields
            from={filter.from}
            to={filter.to}
            head={description?.head?.recordedAt ?? null}
            onPeriod={(period) => {
              set(period);
              close();
            }}
          />
        )}
      </FilterButton>
    </div>
  );
}

function Chip({ chip, onRemove }: { readonly chip: FilterChip; readonly onRemove: () => void }) {
  const { clause, label, values } = chip;
  const isTime = clause === 'from' || clause === 'to';
  return (
    <span className={classes.chip}>
      <span className={classes.clause}>{label}</span>
      {values.map((value, index) => (
        <span key={value}>
          {index === 0 ? null : <span className={classes.clause}>or </span>}
          <strong>{isTime ? <Time text={value} /> : <SafeText>{value}</SafeText>}</strong>
        </span>
      ))}
      <button
        type="button"
        className={classes.remove}
        aria-label={`Remove the filter: ${label} ${values.join(' or ')}`}
        onClick={onRemove}
      >
        ×
      </button>
    </span>
  );
}

/** A time as the reader's clocks show it; as written where it cannot be read. */
function Time({ text }: { readonly text: string }) {
  const parsed = parseInstant(text);
  return parsed.ok ? <Timestamp at={parsed.instant} withZone /> : <SafeText>{text}</SafeText>;
}
