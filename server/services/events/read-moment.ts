import 'server-only';
import { readMoment as contract } from '@/lib/api/events.ts';
import { AppError } from '@/lib/errors.ts';
import { streamId } from '@/lib/events/ids.ts';
import { parseInstant } from '@/lib/time/parse-instant.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';

/** Where a time lies: the version in a stream, or the position in the log. */
export const readMoment = defineService({
  permission: 'events:read',
  access: 'moment.read',
  subject: ({ store, stream, time }) => ({
    store,
    detail: time,
    ...(stream === undefined ? {} : { stream }),
  }),
  input: contract.params,
  async run({ signal }, { store: id, time, stream }) {
    const parsed = parseInstant(time);
    if (!parsed.ok) throw new AppError('invalid_input', parsed.message, { field: 'time' });
    const { store } = await storeById(id);
    return store.locate(parsed.instant, stream === undefined ? null : streamId(stream), signal);
  },
  expose: (located) => ({
    version: located?.in === 'stream' ? String(located.version) : null,
    position: located?.in === 'log' ? located.position : null,
    recordedAt: located?.recordedAt ?? null,
    skewed: located?.skewed ?? false,
  }),
});
