import { describe, expect, it } from 'vitest';
import { suggestSnapshots } from './suggest-snapshots.ts';
import { snapshotMapping } from './table-mapping.ts';

const table = (columns: Readonly<Record<string, string>>) => ({
  schema: 'app',
  table: 'snapshots',
  columns: Object.entries(columns).map(([name, type]) => ({ name, type })),
});

describe('suggesting a mapping of snapshots', () => {
  it('recognises usual names', () => {
    const suggested = suggestSnapshots(
      table({ aggregate_id: 'uuid', version: 'int', state: 'jsonb', created_at: 'timestamptz' }),
    );
    expect(suggested).toMatchObject({
      schema: 'app',
      table: 'snapshots',
      streamId: { column: 'aggregate_id' },
      version: { column: 'version' },
      data: { column: 'state' },
      recordedAt: { column: 'created_at' },
      recordedAs: 'text',
      type: null,
    });
    expect(snapshotMapping.safeParse(suggested).success).toBe(true);
  });

  it('knows the names of Commanded, and whole numbers as milliseconds', () => {
    const suggested = suggestSnapshots(
      table({
        source_uuid: 'text',
        source_version: 'bigint',
        source_type: 'text',
        data: 'bytea',
        saved_at: 'bigint',
      }),
    );
    expect(suggested).toMatchObject({
      streamId: { column: 'source_uuid' },
      version: { column: 'source_version' },
      type: { column: 'source_type' },
      data: { column: 'data' },
      recordedAs: 'milliseconds',
    });
  });

  it('leaves open what no column looks like', () => {
    const suggested = suggestSnapshots(table({ a: 'text', b: 'text' }));
    expect(suggested).toMatchObject({ streamId: null, version: null, data: null });
  });
});
