import 'server-only';
import { readCauses as contract } from '@/lib/api/events.ts';
import { eventToView } from '@/lib/events/view.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { eventIn, findAnywhere, type NotExamined, type Placed } from './internal-find.ts';

/** Longest chain followed in one answer; what lies above is named as missing from it. */
const longestChain = 100;

interface Chain {
  readonly chain: readonly Placed[];
  /** Id of a cause that was not found, or not looked for because the chain is too long. */
  readonly missing: string | null;
  /** Stores that could not be asked for what is missing. */
  readonly notExamined: readonly NotExamined[];
  readonly cycle: boolean;
}

/** What led to an event, nearest cause first, across every store. */
export const readCauses = defineService({
  permission: 'events:read',
  access: 'event.causes',
  subject: ({ store, event }) => ({ store, event }),
  input: contract.params,
  async run({ signal }, { store: id, event }): Promise<Chain> {
    const { store } = await storeById(id);
    return follow({ store: id, event: await eventIn(store, event, signal) }, signal);
  },
  expose: ({ chain, missing, cycle, notExamined }, policy) => ({
    chain: chain.map(({ store, event }) => ({
      store,
      event: policy.maskEvent(eventToView(event)),
    })),
    missing,
    cycle,
    notExamined: [...notExamined],
  }),
});

const ended = (chain: readonly Placed[]): Chain => ({
  chain,
  missing: null,
  cycle: false,
  notExamined: [],
});

async function follow(start: Placed, signal: AbortSignal): Promise<Chain> {
  const seen = new Set([start.event.id]);
  const chain: Placed[] = [];
  let current = start;
  while (current.event.causationId !== null) {
    const id = current.event.causationId;
    if (chain.length === longestChain) return { ...ended(chain), missing: id };
    const { found, notExamined } = await findAnywhere(current.store, id, signal);
    if (found === null) return { ...ended(chain), missing: id, notExamined };
    if (seen.has(found.event.id)) return { ...ended(chain), cycle: true };
    seen.add(found.event.id);
    chain.push(found);
    current = found;
  }
  return ended(chain);
}
