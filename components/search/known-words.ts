import { countOf } from '@/components/ui/show-count.ts';
import type { VocabularyView } from '@/lib/api/vocabulary.ts';
import type { Vocabulary } from '@/lib/query/complete.ts';

/** Words to offer, and in a sentence from what they are. */
export interface KnownWords extends Vocabulary {
  readonly source: string;
}

interface Known {
  /** Of each store that has answered. */
  readonly stores: readonly VocabularyView[];
  /** Ids of all stores. */
  readonly services: readonly string[];
  /** Stores that have not answered yet, and those that failed to. */
  readonly waiting: number;
  readonly failed: number;
}

/** The words of all stores that are searched, those of several first; each once. */
export function knownWords({ stores, services, waiting, failed }: Known): KnownWords {
  const all = (read: (view: VocabularyView) => readonly string[]): readonly string[] =>
    merged(stores.map(read));
  const dataPaths = all((view) => view.dataPaths);
  return {
    types: all((view) => view.types),
    categories: all((view) => view.categories),
    initiators: all((view) => view.initiators),
    tenants: all((view) => view.tenants),
    tags: all((view) => view.tags),
    services,
    dataPaths,
    metadataPaths: all((view) => view.metadataPaths),
    // What a state holds comes from the payloads, mostly under the same names.
    statePaths: dataPaths,
    source: sourceOf({ stores, waiting, failed }),
  };
}

/** Lists in turn, so that the most frequent words of each come first. */
function merged(lists: readonly (readonly string[])[]): readonly string[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  const inTurn = Array.from({ length: longest }, (_, index) =>
    lists.flatMap((list) => list[index] ?? []),
  );
  return [...new Set(inTurn.flat())];
}

function sourceOf({ stores, waiting, failed }: Omit<Known, 'services'>): string {
  const doubts = [
    waiting === 0 ? '' : 'Reading what the store holds …',
    failed === 0 ? '' : `What ${countOf(failed, 'store')} holds could not be read.`,
  ];
  return [fromWhat(stores), ...doubts].filter((part) => part !== '').join(' ');
}

function fromWhat(stores: readonly VocabularyView[]): string {
  if (stores.length === 0) return '';
  const sampled = stores.reduce((sum, view) => sum + view.sampled, 0);
  const whole = stores.every(({ allEvents }) => allEvents);
  const types = stores.every(({ allTypes }) => allTypes)
    ? 'Types and categories as the store counts them'
    : 'Types and categories as far as they are known';
  const others = whole
    ? `of all ${countOf(sampled, 'event')}`
    : `from a sample of ${countOf(sampled, 'event')}`;
  return `${types}; paths and people ${others}.`;
}
