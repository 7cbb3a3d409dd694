import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventId, instant, streamId } from '@/lib/events/ids.ts';
import { quiet, reading, whole } from '../conformance/suite.ts';
import type { EventStore } from '../port.ts';
import { shapes } from './statement.ts';
import { add, bareLog, type BareLog } from './testing/bare-log.ts';
import { listen } from './testing/listener.ts';
import { withServer } from './testing/with-server.ts';

const started = withServer({ settings: ['log_statement=all', 'log_line_prefix=app=%a|'] });
let log: BareLog | undefined;

beforeAll(async () => {
  log = await bareLog(
    started(),
    'CREATE UNIQUE INDEX ON messages (stream_name, position); CREATE UNIQUE INDEX ON messages (id)',
  );
  const writer = await log.writer();
  for (const type of ['Opened', 'Moved', 'Closed']) await add(writer, type);
});
afterAll(async () => {
  await log?.close();
});

/** Every method of the port once. */
async function useEverything(store: EventStore): Promise<void> {
  await store.check(quiet);
  await store.describe(quiet);
  await store.volume({ from: null, to: null, buckets: 10 }, quiet);
  await store.listStreams({ prefix: '', order: 'id' }, whole(), reading());
  await store.listStreams({ prefix: 'O', order: 'recent' }, whole(), reading());
  await store.readStream(streamId('Opened'), whole(), reading());
  await store.readStreams([streamId('Opened'), streamId('x')], reading());
  const { items } = await store.readLog({ all: [] }, whole('backward'), reading());
  const [event] = items;
  await store.readPositions(event?.position === null || !event ? [] : [event.position], reading());
  if (event !== undefined) await store.findEvent(event.id, quiet);
  if (event !== undefined)
    await store.findEvents([event.id, eventId('x@1')], { signal: quiet, payload: 'full' });
  await store.locate(instant('2100-01-01T00:00:00Z'), null, quiet);
  await store.locate(instant('2100-01-01T00:00:00Z'), streamId('Opened'), quiet);
  await store.readSnapshot(streamId('Opened'), null, quiet);
  await store.horizon(quiet);
  const heard = listen(store, 'head');
  await heard.until(() => heard.position() !== null);
  await heard.stop();
}

it('sends only statements of the known shapes, in the extended protocol', async () => {
  if (log === undefined) return expect.fail('the log is not open');
  await useEverything(log.store);
  const lines = started().log.flatMap((text) => text.split('\n'));
  const ours = lines.filter((line) => line.startsWith('app=backstory|LOG:  '));
  const said = ours.map((line) => line.replace(/^app=backstory\|LOG: {2}/, ''));
  const statements = said.filter((line) => /^(statement|execute)/.test(line));
  expect(statements.length).toBeGreaterThan(12);
  expect(shapes.length).toBeLessThanOrEqual(25);
  const known = new RegExp(`^execute <unnamed>: /\\* backstory (${shapes.join('|')}) \\*/ `);
  for (const line of statements) expect(line).toMatch(known);
});
