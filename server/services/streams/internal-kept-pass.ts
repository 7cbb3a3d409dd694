import 'server-only';
import { shareWork, type SharedWork } from '../share-work.ts';
import type { StreamFold } from './internal-stream-fold.ts';
import type { StreamIndex } from './internal-stream-index.ts';

const mostKept = 16;

/**
 * What passes over whole streams found out. Kept until the stream has grown or has another past, made once for all
 * readers who ask for the same thing at the same time.
 */
export class KeptPasses<Value> {
  readonly #kept = new WeakMap<StreamIndex, Map<string, SharedWork<Value>>>();

  /** `name` says what is asked of the stream; `pass` goes over it as far as it is folded. */
  async join(
    folded: StreamFold,
    name: string,
    { signal, pass }: { readonly signal: AbortSignal; readonly pass: Pass<Value> },
  ): Promise<Value> {
    await folded.reach(null, signal);
    const key = `${folded.index.length} ${name}`;
    const works = this.#kept.get(folded.index) ?? new Map<string, SharedWork<Value>>();
    this.#kept.set(folded.index, works);
    const known = works.get(key);
    if (known !== undefined && !known.isAbandoned()) return known.join(signal);
    const work = shareWork(async (shared) => {
      try {
        return await pass(shared);
      } catch (error) {
        if (works.get(key) === work) works.delete(key);
        throw error;
      }
    });
    works.set(key, work);
    const oldest = works.keys().next();
    if (works.size > mostKept && oldest.done !== true) works.delete(oldest.value);
    return work.join(signal);
  }
}

type Pass<Value> = (signal: AbortSignal) => Promise<Value>;
