import type { Instant } from '@/lib/events/ids.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';
import type { Period } from '@/lib/time/period.ts';

interface Timed {
  readonly recordedAt: Instant | null;
  /** Null: there is nothing yet. */
  readonly text: string | null;
  readonly sure: boolean;
}

interface Stretch {
  /** Each once, in the order in which they came first. */
  readonly texts: Set<string | null>;
  sure: boolean;
}

const empty = (): Stretch => ({ texts: new Set(), sure: true });

function add(stretch: Stretch, { text, sure }: Omit<Timed, 'recordedAt'>): void {
  stretch.texts.add(text);
  if (!sure) stretch.sure = false;
}

/**
 * The different texts of a period: the last one at or before its beginning, and all from there to the last
 * one within it. Clocks may run backwards, so what lies behind one that is within it belongs to it only when
 * another follows.
 */
export class WindowedTexts {
  readonly #period: Period;
  #within = empty();
  #behind = empty();

  constructor(period: Period) {
    this.#period = period;
  }

  take(timed: Timed): void {
    if (this.#begins(timed)) {
      this.#within = empty();
      this.#behind = empty();
      add(this.#within, timed);
    } else if (this.#belongs(timed)) {
      for (const text of this.#behind.texts) add(this.#within, { text, sure: this.#behind.sure });
      add(this.#within, timed);
      this.#behind = empty();
    } else {
      add(this.#behind, timed);
    }
  }

  /** Null where one of them is not sure. */
  texts(): readonly (string | null)[] | null {
    return this.#within.sure ? [...this.#within.texts] : null;
  }

  #begins({ recordedAt }: Timed): boolean {
    const { from } = this.#period;
    return from !== null && recordedAt !== null && compareInstants(recordedAt, from) <= 0;
  }

  #belongs({ recordedAt }: Timed): boolean {
    const { to } = this.#period;
    return recordedAt !== null && (to === null || compareInstants(recordedAt, to) < 0);
  }
}
