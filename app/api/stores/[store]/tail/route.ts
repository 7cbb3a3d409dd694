import { tailEvents as contract } from '@/lib/api/tail.ts';
import { tailRoute } from '@/server/http/route.ts';
import { tailEvents } from '@/server/services/search/tail-events.ts';

export const GET = tailRoute(contract, tailEvents, (step) =>
  step.kind === 'start' ? null : step.place,
);
