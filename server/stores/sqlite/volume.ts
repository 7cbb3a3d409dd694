import type { Volume, VolumeRequest } from '../port.ts';
import type { Reader } from './reader.ts';
import { countedUpTo, extentOf } from './sample.ts';
import { countVolume, distinctCategories, mostCategories } from './volume-counted.ts';
import { sampleVolume } from './volume-sampled.ts';

/** Events per time bucket and category; null when no event has a time. */
export async function volume(
  reader: Reader,
  request: VolumeRequest,
  signal: AbortSignal,
): Promise<Volume | null> {
  const extent = await extentOf(reader, signal);
  if (extent === null || reader.layout.columns.recordedAt === null) return null;
  if (reader.layout.countIndexes && extent.size <= countedUpTo) {
    const categories = await distinctCategories(reader, signal);
    if (categories.length <= mostCategories) {
      return countVolume(reader, request, { categories, signal });
    }
  }
  return sampleVolume(reader, { request, extent }, signal);
}
