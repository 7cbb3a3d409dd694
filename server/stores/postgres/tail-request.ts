import type { Position } from '@/lib/events/ids.ts';
import type { PushedFilter } from '../port.ts';

export interface TailRequest {
  readonly filter: PushedFilter;
  readonly after: Position | 'head' | 'start';
  readonly signal: AbortSignal;
}
