import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { BEGIN, END, instantText } from './core/clock.ts';
import type { Row } from './core/journal.ts';
import { generateDemo } from './generate.ts';
import * as stories from './stories.ts';

const SMALL = { seed: 'fernway', scale: 0.03 };
const demo = generateDemo(SMALL);
const all = [...demo.accounts.rows, ...demo.orders.rows, ...demo.billing.rows];

function digestOf(options: typeof SMALL): string {
  const { accounts, orders, billing } = generateDemo(options);
  return createHash('sha256')
    .update(JSON.stringify([accounts, orders, billing]))
    .digest('hex');
}

function streams(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const stream = found.get(row.stream);
    if (stream) stream.push(row);
    else found.set(row.stream, [row]);
  }
  return found;
}

describe('the demo stores', () => {
  it('are the same for the same seed', () => {
    expect(digestOf(SMALL)).toBe(digestOf(SMALL));
  });

  it('differ for another seed, but not in their stories', () => {
    const other = generateDemo({ ...SMALL, seed: 'other' });
    const ann = (rows: readonly Row[]) => rows.filter(({ stream }) => stream === 'account-1042');
    expect(other.accounts.rows.length).not.toBe(demo.accounts.rows.length);
    expect(ann(other.accounts.rows)).toStrictEqual(ann(demo.accounts.rows));
  });

  it('cover two years and end on a fixed day', () => {
    const times = all.map(({ recordedAt }) => recordedAt).sort();
    expect(times[0]?.slice(0, 7)).toBe(instantText(BEGIN).slice(0, 7));
    expect(times.at(-1)?.slice(0, 10)).toBe('2026-11-20');
    expect(times.every((time) => time <= instantText(END))).toBe(true);
  });

  it('give every event an id of its own', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it('number every stream without holes, except where planted', () => {
    const odd = Object.values(demo).flatMap(({ rows }) =>
      [...streams(rows).entries()]
        .filter(([, events]) => events.some(({ version }, index) => version !== index + 1))
        .map(([stream]) => stream),
    );
    expect(odd.sort()).toStrictEqual(
      [stories.duplicateVersion.stream, stories.versionGap.stream].sort(),
    );
  });

  it('record in the order of time, except where a clock ran backwards', () => {
    const backwards = Object.values(demo).flatMap(({ rows }) =>
      [...streams(rows).entries()]
        .filter(([, events]) =>
          events.some((row, index) => row.recordedAt < (events[index - 1]?.recordedAt ?? '')),
        )
        .map(([stream]) => stream),
    );
    expect(backwards).toStrictEqual([stories.clockSkew.stream]);
  });

  it('name causes that exist and came before, except one', () => {
    const byId = new Map(all.map((row) => [row.id, row]));
    const orphans = all.filter(({ causationId }) => causationId !== null && !byId.has(causationId));
    expect(orphans.map(({ stream, version }) => [stream, version])).toStrictEqual([
      [stories.orphanedCause.stream, stories.orphanedCause.version],
    ]);
    const early = all.filter((row) => (byId.get(row.causationId ?? '')?.at ?? 0) > row.at);
    expect(early).toStrictEqual([]);
  });

  it('let a conversation run through all three services', () => {
    const services = new Map<string, Set<string>>();
    for (const { correlationId, store } of all) {
      if (correlationId === null) continue;
      services.set(correlationId, (services.get(correlationId) ?? new Set()).add(store));
    }
    const across = [...services.values()].filter(({ size }) => size === 3).length;
    expect(across).toBeGreaterThan(50);
    expect(services.get(stories.takeover.conversation)?.size).toBe(3);
  });

  it('hold JSON in every payload, except where planted', () => {
    const broken = all.filter(({ data }) => {
      if (data === null) return false;
      if (typeof data !== 'string') return true;
      return !isJson(data);
    });
    const { stream, cutOff, notUtf8 } = stories.unreadable;
    expect(broken.map((row) => [row.stream, row.version])).toStrictEqual([
      [stream, cutOff],
      [stream, notUtf8],
    ]);
  });

  it('name who did it, customers, staff and services alike', () => {
    const kinds = new Set(all.map(({ initiator }) => initiator.split(':')[0]));
    expect([...kinds].sort()).toStrictEqual(['admin', 'customer', 'service', 'staff', 'support']);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (problem) {
    if (problem instanceof SyntaxError) return false;
    throw problem;
  }
}
