import type { StoreCard } from '@/lib/api/stores.ts';

function sure(confidence: number | undefined): string {
  return confidence === undefined ? '' : `, ${Math.round(confidence * 100)} % sure`;
}

function counted(events: string | null): string {
  return events === null ? '' : `, ${events.replace(/\B(?=(\d{3})+$)/g, ',')} events`;
}

/** What the terminal says of one opened or failed store; `events` is null when not counted. */
export function describeOpenedStore(card: StoreCard, events: string | null): readonly string[] {
  if (card.state === 'failed') {
    return [`✗ ${card.id}  ${card.location}`, `    ${card.failure ?? 'It could not be opened.'}`];
  }
  const { health } = card;
  const lines = [
    `✓ ${card.id}  ${card.location}`,
    `    ${card.layout}${sure(card.confidence)}${counted(events)}`,
  ];
  if (health !== null) {
    lines.push(`    read-only ${health.readOnly}: ${health.readOnlyReason}`);
    const dangers = health.warnings.filter(({ severity }) => severity === 'danger');
    lines.push(...dangers.map(({ message }) => `    ! ${message}`));
  }
  return lines;
}
