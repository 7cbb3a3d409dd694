import { suggestMapping } from '@/lib/events/suggest-mapping.ts';
import type { LayoutGuess, TableShape } from '../port.ts';
import { emmettNoun } from './layouts/emmett.ts';

/** Layouts found by their columns, best first; then home-grown tables that look like a log. */
export function detectLayouts(tables: readonly TableShape[]): readonly LayoutGuess[] {
  const known = [...backstoryGuess(tables), ...emmettGuess(tables)];
  const mapped = tables
    .filter(({ table }) => !/^(backstory|emt|pongo|dmb)_/.test(table))
    .flatMap(mappedGuess)
    .sort((a, b) => b.confidence - a.confidence);
  return [...known, ...mapped];
}

const backstoryColumns = [
  'position',
  'event_id',
  'stream_id',
  'category',
  'version',
  'type',
  'recorded_at',
  'data',
  'metadata',
  'erased',
];

function backstoryGuess(tables: readonly TableShape[]): readonly LayoutGuess[] {
  const table = tables.find((each) => each.table === 'backstory_events');
  const names = new Set(table?.columns.map(({ name }) => name));
  if (!backstoryColumns.every((name) => names.has(name))) return [];
  if (!tables.some((each) => each.table === 'backstory_streams')) return [];
  return [
    {
      layout: 'backstory',
      title: 'Backstory',
      confidence: 1,
      reasons: [
        `Table backstory_events has the columns ${backstoryColumns.join(', ')}.`,
        'Table backstory_streams lists its streams.',
      ],
      parameters: {},
    },
  ];
}

function emmettGuess(tables: readonly TableShape[]): readonly LayoutGuess[] {
  const noun = emmettNoun(tables);
  if (noun === null) return [];
  const streams = tables.some((each) => each.table === 'emt_streams');
  return [
    {
      layout: 'emmett',
      title: noun === 'message' ? 'Emmett' : 'Emmett (emt_events)',
      confidence: streams ? 0.98 : 0.85,
      reasons: [
        `Table emt_${noun}s has the columns stream_id, stream_position, global_position, ${noun}_type, ${noun}_data.`,
        'It has no column transaction_id, as Emmett for PostgreSQL has.',
        streams ? 'Table emt_streams is there.' : 'Table emt_streams is missing.',
      ],
      parameters: {},
    },
  ];
}

function mappedGuess(shape: TableShape): readonly LayoutGuess[] {
  const suggested = suggestMapping(shape);
  if (suggested === null) return [];
  return [
    {
      layout: 'mapped',
      title: `Table ${shape.table}`,
      confidence: suggested.confidence,
      reasons: suggested.reasons,
      parameters: suggested.mapping,
    },
  ];
}
