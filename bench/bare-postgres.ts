import { Client } from 'pg';
import type { BareStore } from './bare-store.ts';
import { LONGEST_STREAM } from './events.ts';

const columns =
  'id, stream_name, type, position, global_position, time, data::text AS data, metadata::text AS metadata';
const inStream = `FROM message_store.messages WHERE stream_name = '${LONGEST_STREAM}'`;
const pageSize = 5000;

const sql = {
  logPage: `SELECT ${columns} FROM message_store.messages ORDER BY global_position DESC LIMIT $1`,
  streamPage: `SELECT ${columns} ${inStream} AND position < $1 ORDER BY position DESC LIMIT $2`,
  nextPage: `SELECT ${columns} ${inStream} AND position > $1 ORDER BY position LIMIT ${pageSize}`,
  copy: `COPY (SELECT ${columns} ${inStream} ORDER BY position) TO STDOUT`,
  timesAt: `SELECT time::text AS time FROM message_store.messages
    WHERE global_position = ANY ($1::bigint[]) ORDER BY global_position`,
};

interface Row {
  readonly position: string;
  readonly data: string;
}

/** One connection of `pg`, with named statements. */
export async function barePostgres(url: string): Promise<BareStore> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const rows = async <Found extends object>(
    name: keyof typeof sql,
    values: readonly unknown[],
  ): Promise<Found[]> =>
    (await client.query<Found>({ name, text: sql[name], values: [...values] })).rows;
  const copy = async (): Promise<void> => {
    await client.query(sql.copy);
  };
  return {
    names: { readStream: 'COPY to stdout, pg', writeLines: 'COPY to stdout, pg' },
    logPage: (limit) => rows('logPage', [limit]),
    streamPage: (below, limit) => rows('streamPage', [String(below), limit]),
    readStream: async (each) => {
      if (each === undefined) return copy();
      let page: readonly Row[] = [];
      do {
        page = await rows<Row>('nextPage', [page.at(-1)?.position ?? '-1']);
        for (const { data } of page) each(data);
      } while (page.length > 0);
    },
    writeLines: copy,
    timesAt: async (positions) =>
      (await rows<{ time: string }>('timesAt', [positions])).map(({ time }) => time),
    close: () => client.end(),
  };
}
