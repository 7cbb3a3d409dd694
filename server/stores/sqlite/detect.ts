import type { LayoutGuess, TableShape } from '../port.ts';

interface Signature {
  readonly layout: string;
  readonly title: string;
  readonly table: string;
  readonly need: readonly string[];
}

const signatures: readonly Signature[] = [
  {
    layout: 'backstory',
    title: 'Backstory',
    table: 'backstory_events',
    need: ['position', 'event_id', 'stream_id', 'version', 'type', 'recorded_at', 'data', 'erased'],
  },
];

/** Layouts whose columns are all there, best first. */
export function detectLayouts(tables: readonly TableShape[]): readonly LayoutGuess[] {
  return signatures.flatMap((signature) => {
    const table = tables.find(({ table: name }) => name.toLowerCase() === signature.table);
    if (table === undefined) return [];
    const names = new Set(table.columns.map(({ name }) => name.toLowerCase()));
    if (!signature.need.every((name) => names.has(name))) return [];
    return [
      {
        layout: signature.layout,
        title: `${signature.title} in table ${table.table}`,
        confidence: 1,
        reasons: [`Table ${table.table} has the columns ${signature.need.join(', ')}.`],
        parameters: {},
      },
    ];
  });
}
