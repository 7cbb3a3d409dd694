import type Sqlite from 'better-sqlite3';
import type { AlteredKey } from '@/lib/query/narrow/alterations.ts';
import { allWords } from '@/lib/query/narrow/event-words.ts';
import { gramsIn } from '@/lib/query/narrow/grams.ts';
import { groupOf, slotText, type Slot } from '@/lib/query/narrow/slots.ts';
import type {
  DerivedStream,
  DerivedStreams,
  IndexBatch,
  IndexedEvent,
  LedgerEntry,
  LedgerReducer,
} from '../port.ts';
import type { Dictionary } from './dictionary.ts';
import { positionValue } from './position-value.ts';
import { dayMilliseconds, noDay, otherSlots } from './schema.ts';
import { anyValue, type ValueHash } from './value-hash.ts';
import { tidyWords } from './tidy-words.ts';
import { writerStatements, type WriterStatements } from './writer-statements.ts';

/** Places of states that are told apart; beyond them all are one. */
const mostSlots = 20_000;

/** Writes batches, each with its checkpoint in one transaction. */
export class IndexWriter {
  readonly #database: Sqlite.Database;
  readonly #dictionary: Dictionary;
  readonly #hash: ValueHash;
  readonly #run: WriterStatements;
  readonly #slots = new Map<string, number>();

  constructor(database: Sqlite.Database, dictionary: Dictionary, hash: ValueHash) {
    this.#database = database;
    this.#dictionary = dictionary;
    this.#hash = hash;
    this.#run = writerStatements(database);
  }

  append({ events, resume }: IndexBatch): void {
    this.#together(() => {
      let ordinal = Number(this.#run.kept.get('events') ?? 0);
      const days = new Map<string, DayRow>();
      for (const event of events) {
        ordinal += 1;
        this.#addEvent(ordinal, event, days);
      }
      for (const { day, type, events: counted, first, last } of days.values()) {
        this.#run.addDay.run(day, type, counted, first, last);
      }
      this.#keep('events', ordinal);
      this.#run.keep.run('resume', resume);
    });
  }

  #addEvent(ordinal: number, event: IndexedEvent, days: Map<string, DayRow>): void {
    const { type, category, stream, initiator, correlation } = event.texts;
    const typeId = this.#dictionary.add('type', type);
    this.#run.addEvent.run(
      ordinal,
      positionValue(event.position),
      typeId,
      this.#dictionary.add('category', category),
      this.#dictionary.add('stream', stream),
      this.#dictionary.add('initiator', initiator),
      this.#dictionary.add('correlation', correlation),
      event.at,
    );
    this.#run.addWords.run(ordinal, wordsText(event));
    this.#run.grams?.add.run(ordinal, gramsOf(event));
    if (event.opaque) this.#run.addOpaque.run(ordinal);
    const day = event.at === null ? noDay : Math.floor(event.at / dayMilliseconds);
    const key = `${day} ${typeId}`;
    const known = days.get(key);
    days.set(key, {
      day,
      type: typeId,
      events: (known?.events ?? 0) + 1,
      first: known?.first ?? ordinal,
      last: ordinal,
    });
  }

  appendLedger(entries: readonly LedgerEntry[], through: number): void {
    this.#together(() => {
      for (const entry of entries) this.#addEntry(entry);
      this.#keep('ledger', through);
    });
  }

  deriveAnew(category: string, { kind, key }: LedgerReducer): void {
    this.#together(() => this.#run.deriveAnew.run(category, kind, key));
  }

  appendDerived({ category, streams, derived }: DerivedStreams): void {
    this.#together(() => {
      for (const stream of streams) this.#addStream(stream);
      this.#run.derived.run(derived, category);
    });
  }

  #addStream({ streamId, entries, anew, doubt }: DerivedStream): void {
    const stream = this.#dictionary.idOf('stream', streamId);
    if (stream === null) throw new Error('The index has no event of a stream that was derived.');
    if (anew) this.#run.forgetStream.run(stream);
    this.#run.forgetDoubt.run(stream);
    for (const entry of entries) this.#addEntry({ ...entry, doubt: null });
    if (doubt !== null) this.#run.doubt.run(stream, doubt);
  }

  #addEntry({ ordinal, alterations, doubt }: LedgerEntry): void {
    const stream = this.#run.streamOf.get(ordinal);
    if (stream === undefined) throw new Error(`The index has no event ${ordinal}.`);
    const rows = alterations.map(({ slot, before, after }) => {
      const [place, group] = [this.#slotId(slot), this.#slotId(groupOf(slot))];
      const lost = place === this.#slots.get(otherSlots);
      return {
        slot: place,
        group,
        before: lost ? anyValue : this.#hashOf(before),
        after: lost ? anyValue : this.#hashOf(after),
      };
    });
    for (const group of new Set(rows.map((row) => row.group))) {
      if (group !== this.#slots.get(otherSlots)) this.#run.end.run(ordinal, stream, group);
    }
    for (const { slot, group, before, after } of rows) {
      this.#run.addAlteration.run(ordinal, stream, slot, group, before, after);
    }
    if (doubt !== null) this.#run.doubt.run(stream, doubt === 'here' ? ordinal : 0);
  }

  tidy(): boolean {
    return this.#together(() => tidyWords(this.#database, this.#run));
  }

  #hashOf(key: AlteredKey): number | null {
    if (key === null) return null;
    return typeof key === 'string' ? this.#hash(key) : anyValue;
  }

  #slotId(slot: Slot): number {
    const text = slotText(slot);
    const known = this.#knownSlot(text);
    if (known !== undefined) return known;
    if (this.#slots.size < mostSlots) return this.#newSlot(text);
    return this.#knownSlot(otherSlots) ?? this.#newSlot(otherSlots);
  }

  #knownSlot(text: string): number | undefined {
    const known = this.#slots.get(text) ?? this.#run.slotOf.get(text);
    if (known !== undefined) this.#slots.set(text, known);
    return known;
  }

  #newSlot(text: string): number {
    const id = Number(this.#run.addSlot.run(text).lastInsertRowid);
    this.#slots.set(text, id);
    return id;
  }

  #keep(name: string, value: number): void {
    this.#run.keep.run(name, String(value));
  }

  #together<Result>(write: () => Result): Result {
    try {
      return this.#database.transaction(write).immediate();
    } catch (error) {
      this.#dictionary.forget();
      this.#slots.clear();
      throw error;
    }
  }
}

/** FTS5 takes the words out of it; which of them stand there more than once makes no difference. */
const wordsText = ({ plain, words }: IndexedEvent): string =>
  words.size === 0 ? plain : [plain, ...words].join(' ');

const gramsOf = (event: IndexedEvent): string =>
  [...new Set([...allWords(event), ...event.long].flatMap(gramsIn))].join(' ');

interface DayRow {
  readonly day: number;
  readonly type: number;
  readonly events: number;
  readonly first: number;
  readonly last: number;
}
