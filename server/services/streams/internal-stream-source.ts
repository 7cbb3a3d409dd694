import 'server-only';
import type { StreamId } from '@/lib/events/ids.ts';
import type { FoldOptions } from '@/lib/fold/fold.ts';
import type { Reducer } from '@/lib/fold/reducer.ts';
import type { EventStore } from '@/server/stores/port.ts';
import type { Stepper } from './internal-stepper.ts';

/** What reading and folding a stream needs of its kept fold. */
export interface StreamSource {
  readonly store: EventStore;
  readonly stream: StreamId;
  readonly stepper: Stepper;
  /** What a state needs of each event. */
  readonly payload: 'data' | 'full';
  readonly reducer: Reducer;
  readonly options: FoldOptions;
}
