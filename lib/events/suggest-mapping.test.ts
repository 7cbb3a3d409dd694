import { describe, expect, it } from 'vitest';
import { suggestMapping } from './suggest-mapping.ts';
import { tableMapping } from './table-mapping.ts';

const table = (columns: Readonly<Record<string, string>>) => ({
  schema: null,
  table: 'events',
  columns: Object.entries(columns).map(([name, type]) => ({ name, type })),
});

describe('suggesting a mapping', () => {
  it('recognises usual names in any case and with any separator', () => {
    const suggested = suggestMapping(
      table({
        id: 'INTEGER',
        aggregateId: 'TEXT',
        'event-type': 'TEXT',
        Sequence_Nr: 'INTEGER',
        payload: 'TEXT',
        created_at: 'TEXT',
      }),
    );
    expect(suggested?.mapping).toMatchObject({
      position: 'id',
      streamId: { column: 'aggregateId' },
      type: { column: 'event-type' },
      version: { column: 'Sequence_Nr' },
      data: { column: 'payload' },
      recordedAt: { column: 'created_at' },
      recordedAs: 'text',
      eventId: null,
    });
  });

  it('takes a column named id for the event when it is no number', () => {
    const suggested = suggestMapping(
      table({ id: 'uuid', stream_id: 'text', type: 'text', data: 'jsonb', seq: 'bigserial' }),
    );
    expect(suggested?.mapping).toMatchObject({ position: 'seq', eventId: { column: 'id' } });
  });

  it('takes whole numbers in a time column for milliseconds', () => {
    const suggested = suggestMapping(
      table({ stream: 'text', type: 'text', data: 'text', timestamp: 'BIGINT' }),
    );
    expect(suggested?.mapping.recordedAs).toBe('milliseconds');
  });

  it('never gives one column two meanings', () => {
    const suggested = suggestMapping(
      table({ stream: 'text', event: 'text', data: 'text', id: 'integer', name: 'text' }),
    );
    const columns = JSON.stringify(suggested?.mapping).match(/"column":"(\w+)"/g) ?? [];
    expect(new Set(columns).size).toBe(columns.length);
  });

  it('suggests nothing for a table that is no log', () => {
    expect(suggestMapping(table({ id: 'integer', name: 'text', price: 'numeric' }))).toBeNull();
  });

  it('gives reasons, a low confidence and a mapping that its own schema accepts', () => {
    const suggested = suggestMapping(table({ stream: 'text', type: 'text', data: 'text' }));
    expect(suggested?.confidence).toBeLessThan(0.7);
    expect(suggested?.reasons).toContain('Column stream looks like the stream.');
    expect(tableMapping.parse(suggested?.mapping)).toEqual(suggested?.mapping);
  });
});
