import type { RecordedEvent } from './recorded-event.ts';

/** How a store names a cause by its place. */
export const causeName = ({
  streamId,
  version,
}: Pick<RecordedEvent, 'streamId' | 'version'>): string => `${streamId}@${String(version)}`;
