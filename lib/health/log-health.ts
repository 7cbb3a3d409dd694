import { causeName } from '@/lib/events/cause-name.ts';
import { isUnreadable } from '@/lib/events/is-unreadable.ts';
import { payloadProblems } from '@/lib/events/payload-problems.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { equalJson } from '@/lib/json/equal-json.ts';
import { isObject } from '@/lib/json/kinds.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import type { JsonObject } from '@/lib/json/value.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';
import { durationWords, secondsBetween } from '@/lib/time/gap.ts';
import {
  exampleOf,
  Findings,
  findingKinds,
  type Example,
  type Finding,
  type FindingKind,
} from './finding.ts';
import { Marks } from './marks.ts';
import { TypeShapes } from './type-shapes.ts';

const lateSeconds = 86_400;
/** Characters from which on an event is more than one fact. */
const largest = 65_536;
const idempotencyKeys = ['idempotencyKey', 'idempotency_key', 'idempotency-key', 'IdempotencyKey'];
const crudType = /^(.+?)[ _.-]?(Updated|Modified|Saved|Edited|Upserted)$/i;
/** Fields and pairs of events from which on repetition says something. */
const mostRepeated = { fields: 6, pairs: 10, share: 0.8 };
const mostRemembered = 20_000;

/** Looks at a log event by event, newest first, for what a log should not have. */
export class LogHealth {
  readonly #findings = new Findings();
  readonly #marks = new Marks();
  readonly #shapes = new TypeShapes();
  readonly #ids = new Set<string>();
  readonly #keys = new Map<string, string>();
  readonly #streams = new Map<string, RecordedEvent>();
  readonly #wanted = new Map<string, RecordedEvent[]>();
  readonly #data = new Map<string, JsonObject>();
  readonly #repeats = new Map<string, { pairs: number; repeated: number; last: RecordedEvent }>();
  readonly #crud = new Map<string, { count: number; last: RecordedEvent }>();
  examined = 0;

  take(event: RecordedEvent): void {
    this.examined += 1;
    this.#identity(event);
    this.#order(event);
    this.#payload(event);
    const name = crudType.exec(event.type);
    if (name === null) return;
    const known = this.#crud.get(event.type);
    this.#crud.set(event.type, { count: (known?.count ?? 0) + 1, last: known?.last ?? event });
  }

  /** Causes that were not met; whether another store holds them, only that store can say. */
  get unmet(): readonly string[] {
    return [...this.#wanted.keys()];
  }

  /** A cause that lies elsewhere. */
  met(cause: string): void {
    this.#wanted.delete(cause);
  }

  /** Which events are behind the findings. */
  marks(): Marks {
    for (const event of [...this.#wanted.values()].flat()) this.#marks.add('orphan', event);
    for (const { type } of this.#shapes.drifts()) this.#marks.addType('drift', type);
    for (const type of this.#crud.keys()) this.#marks.addType('crud', type);
    for (const { type } of this.#snapshots()) this.#marks.addType('snapshot', type);
    return this.#marks;
  }

  findings(): readonly Finding[] {
    const own = findingKinds.map((kind) => this.#findings.of(kind));
    return own.map((finding) => this.#derived(finding));
  }

  /** What is known only when all events were seen. */
  #derived(finding: Finding): Finding {
    const { kind } = finding;
    const derived: Partial<Record<FindingKind, () => readonly Example[]>> = {
      orphan: () => this.#orphans(),
      drift: () => this.#shapes.drifts(),
      crud: () => this.#disguised(),
      snapshot: () => this.#snapshots(),
    };
    const all = derived[kind]?.();
    return all === undefined ? finding : { kind, count: all.length, examples: all.slice(0, 20) };
  }

  #note(kind: FindingKind, event: RecordedEvent, note: string): void {
    this.#findings.add(kind, exampleOf(event, note));
    this.#marks.add(kind, event);
  }

  #orphans(): readonly Example[] {
    return [...this.#wanted].flatMap(([cause, events]) =>
      events.map((event) => exampleOf(event, `its cause ${cause} is in no store`)),
    );
  }

  #disguised(): readonly Example[] {
    return [...this.#crud.values()].map(({ count, last }) =>
      exampleOf(last, `${count} events say that something changed, not what happened`),
    );
  }

  #snapshots(): readonly Example[] {
    return [...this.#repeats.values()].flatMap(({ pairs, repeated, last }) =>
      pairs >= mostRepeated.pairs && repeated / pairs >= mostRepeated.share
        ? [exampleOf(last, 'most of its fields repeat what the one before said')]
        : [],
    );
  }

  #identity(event: RecordedEvent): void {
    if (this.#ids.has(event.id)) {
      this.#note('duplicate-id', event, `the id ${event.id} stands twice`);
    }
    this.#ids.add(event.id);
    this.#wanted.delete(event.id);
    this.#wanted.delete(causeName(event));
    const cause = event.causationId;
    if (cause === null || cause === event.id || this.#ids.has(cause)) return;
    this.#wanted.set(cause, [...(this.#wanted.get(cause) ?? []), event]);
  }

  /** `event` lies in the log before everything seen of its stream so far. */
  #order(event: RecordedEvent): void {
    const next = this.#streams.get(event.streamId);
    this.#streams.set(event.streamId, event);
    this.#lateness(event);
    if (next === undefined) return;
    if (next.version === event.version) {
      const note = `two events claim version ${String(event.version)}`;
      this.#note('duplicate-version', event, note);
    } else if (next.version > event.version + 1n) {
      const note = `version ${String(event.version + 1n)} is missing before it`;
      this.#note('gap', next, note);
    }
    const { recordedAt } = event;
    if (recordedAt === null || next.recordedAt === null) return;
    if (compareInstants(next.recordedAt, recordedAt) < 0) {
      const note = `recorded at ${next.recordedAt}, before the event preceding it`;
      this.#note('clock', next, note);
    }
  }

  #lateness(event: RecordedEvent): void {
    const { occurredAt, recordedAt } = event;
    if (occurredAt === null || recordedAt === null) return;
    const seconds = secondsBetween(occurredAt, recordedAt);
    if (seconds === null || seconds <= lateSeconds) return;
    const note = `recorded ${durationWords(seconds)} after it happened`;
    this.#note('late', event, note);
  }

  #payload(event: RecordedEvent): void {
    const { data, metadata } = event;
    const size =
      data.kind === 'json' ? data.text.length : data.kind === 'oversized' ? data.size : 0;
    if (size > largest) {
      const note = `${size.toLocaleString('en')} characters`;
      this.#note('oversized', event, note);
    }
    const problem = [
      ...payloadProblems(data, 'data'),
      ...payloadProblems(metadata, 'metadata'),
    ].find(isUnreadable);
    if (problem !== undefined) this.#note('unreadable', event, problem.message);
    const value = objectIn(data);
    if (value !== null) {
      this.#shapes.take(event.type, value, event.recordedAt ?? '');
      this.#repetition(event, value);
    }
    this.#delivery(event, objectIn(metadata), value);
  }

  #delivery(event: RecordedEvent, ...places: readonly (JsonObject | null)[]): void {
    for (const name of idempotencyKeys) {
      for (const place of places) {
        const key = place?.entries.get(name);
        if (typeof key !== 'string') continue;
        const told = `${event.type} ${key}`;
        const other = this.#keys.get(told);
        if (other !== undefined) {
          this.#note('idempotency', event, `its idempotency key is also borne by ${other}`);
        }
        this.#keys.set(told, event.id);
        return;
      }
    }
  }

  #repetition(event: RecordedEvent, value: JsonObject): void {
    const key = `${event.type}\n${event.streamId}`;
    const next = this.#data.get(key);
    if (this.#data.size >= mostRemembered) this.#data.clear();
    this.#data.set(key, value);
    if (next === undefined || value.entries.size < mostRepeated.fields) return;
    const same = [...value.entries].filter(([name, item]) =>
      equalJson(item, next.entries.get(name)),
    );
    const known = this.#repeats.get(event.type) ?? { pairs: 0, repeated: 0, last: event };
    const repeated = same.length >= value.entries.size * mostRepeated.share ? 1 : 0;
    this.#repeats.set(event.type, {
      ...known,
      pairs: known.pairs + 1,
      repeated: known.repeated + repeated,
    });
  }
}

function objectIn(payload: RecordedEvent['data']): JsonObject | null {
  const parsed = payload.kind === 'json' ? parseJson(payload.text) : null;
  return parsed?.ok === true && isObject(parsed.value) ? parsed.value : null;
}
