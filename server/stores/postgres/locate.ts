import { AppError } from '@/lib/errors.ts';
import { version, type Instant, type StreamId } from '@/lib/events/ids.ts';
import type { Located } from '../port.ts';
import { bisect, pickLast, type Bisected } from '../shared/bisect.ts';
import { OrderReads, type Place } from './order-reads.ts';
import { positionOf } from './position-keys.ts';
import type { Reader } from './reader.ts';

/** By the index on time where there is one, else by bisection over versions or positions. */
export async function locate(
  reader: Reader,
  { time, stream }: { readonly time: Instant; readonly stream: StreamId | null },
  signal: AbortSignal,
): Promise<Located | null> {
  if (reader.bound.layout.fields.recordedAt === null) {
    throw new AppError('unsupported', 'This layout has no recorded time.');
  }
  const order = new OrderReads(reader, stream, signal);
  const found = await find(reader, order, { time, stream });
  if (found === null) return null;
  const { event, skewed } = found;
  const { recordedAt } = event;
  return stream === null
    ? { in: 'log', position: positionOf(event.keys), recordedAt, skewed }
    : { in: 'stream', version: version(event.key), recordedAt, skewed };
}

async function find(
  reader: Reader,
  order: OrderReads,
  { time, stream }: { readonly time: Instant; readonly stream: StreamId | null },
): Promise<Bisected<Place> | null> {
  const oneLook = stream === null && (reader.timeIndexed || !reader.orderIndexed);
  if (oneLook && order.timesCompare) {
    const near = await order.lastAt(time, reader.timeIndexed ? 'time' : 'order');
    return near === null ? null : pickLast(await order.around(near.key + 1n), time);
  }
  const [first, last] = [await order.edge('forward'), await order.edge('backward')];
  if (first === null || last === null) return null;
  return bisect({
    time,
    low: first.key,
    high: last.key,
    probe: (keys) => order.probe(keys),
    around: (key) => order.around(key),
  });
}
