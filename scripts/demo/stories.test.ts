import { describe, expect, it } from 'vitest';
import type { Row, StoreName } from './core/journal.ts';
import { generateDemo } from './generate.ts';
import * as stories from './stories.ts';

const demo = generateDemo({ seed: 'fernway', scale: 0.01 });

const eventsOf = ({ store, stream }: { store: StoreName; stream: string }): readonly Row[] =>
  demo[store].rows.filter((row) => row.stream === stream);

function eventAt(place: { store: StoreName; stream: string }, version: number): Row {
  const found = eventsOf(place).find((row) => row.version === version);
  if (!found) throw new Error(`${place.stream} has no version ${version}.`);
  return found;
}

function payload({ data }: Row): Record<string, unknown> {
  if (typeof data !== 'string') throw new Error('This payload is not text.');
  return Object.fromEntries(Object.entries(JSON.parse(data) as object));
}

describe('the account takeover', () => {
  const { takeover } = stories;

  it('has its turning points at the promised versions', () => {
    const types = Object.entries(takeover.versions).map(([name, version]) => [
      name,
      eventAt(takeover, version).type,
    ]);
    expect(Object.fromEntries(types)).toStrictEqual({
      registered: 'AccountRegistered',
      mfaEnabled: 'MfaEnabled',
      planCorrected: 'PlanCorrected',
      emailChanged: 'EmailChanged',
      passwordChanged: 'PasswordChanged',
      phoneChanged: 'PhoneChanged',
      mfaDisabled: 'MfaDisabled',
      addressAdded: 'AddressAdded',
      locked: 'AccountLocked',
      recovered: 'AccountRecovered',
    });
    expect(eventsOf(takeover)).toHaveLength(takeover.events);
  });

  it('comes from a new device and is undone by Maria', () => {
    const changed = eventAt(takeover, takeover.versions.emailChanged);
    expect(changed.metadata).toContain(takeover.intruder.ip);
    expect(changed.recordedAt).toBe('2026-05-13T04:12:07.481000Z');
    const recovered = eventAt(takeover, takeover.versions.recovered);
    expect(recovered.initiator).toBe('support:maria');
    expect(payload(recovered)).toMatchObject({ email: takeover.email, locked: false });
  });

  it('causes an order, the order a payment, the payment the lock', () => {
    const order = eventsOf({ store: 'orders', stream: takeover.order });
    const payment = eventsOf({ store: 'billing', stream: takeover.payment });
    const placed = order.find(({ type }) => type === 'OrderPlaced');
    const address = eventAt(takeover, takeover.versions.addressAdded);
    expect(placed?.causationId).toBe(address.id);
    expect(payment[0]?.causationId).toBe(placed?.id);
    expect(eventAt(takeover, takeover.versions.locked).causationId).toBe(payment.at(-1)?.id);
    expect(order.at(-1)?.type).toBe('OrderCancelled');
    expect(payment.filter(({ type }) => type === 'PaymentFailed')).toHaveLength(3);
    const all = [...order, ...payment];
    expect(new Set(all.map((row) => row.correlationId))).toStrictEqual(
      new Set([takeover.conversation]),
    );
  });

  it('leaves an e-mail address that somebody else had before', () => {
    const [first] = eventsOf(stories.formerOwner);
    expect(first && payload(first)).toMatchObject({ email: takeover.email });
  });
});

describe('planted faults', () => {
  it('let a total go below zero at four versions in a row', () => {
    const totals = eventsOf(stories.negativeTotal).flatMap((row) => {
      const { totalMinor } = payload(row);
      return typeof totalMinor === 'number' && totalMinor < 0 ? [row.version] : [];
    });
    const { firstNegative, lastNegative } = stories.negativeTotal;
    expect(totals).toStrictEqual([5, 6, 7, 8]);
    expect([totals[0], totals.at(-1)]).toStrictEqual([firstNegative, lastNegative]);
  });

  it('let it begin with a login in another store, by way of the basket', () => {
    const { basket, login, firstNegative } = stories.negativeTotal;
    const redeemed = eventAt(stories.negativeTotal, firstNegative);
    const added = eventAt(stories.negativeTotal, basket);
    expect(redeemed.causationId).toBe(added.id);
    expect(added.causationId).toBe(eventAt(login, login.version).id);
  });

  it('charge one payment twice under one key', () => {
    const { firstCapture, secondCapture, refunded, idempotencyKey } = stories.doubleCharge;
    const captures = [firstCapture, secondCapture].map((at) => eventAt(stories.doubleCharge, at));
    expect(captures.map(({ type }) => type)).toStrictEqual(['PaymentCaptured', 'PaymentCaptured']);
    expect(captures.every(({ metadata }) => metadata?.includes(idempotencyKey))).toBe(true);
    expect(captures.map((row) => payload(row)['capturedMinor'])).toStrictEqual([3490, 6980]);
    expect(eventAt(stories.doubleCharge, refunded).type).toBe('RefundIssued');
  });

  it('record a correction three days late', () => {
    const row = eventAt(stories.backdated, stories.backdated.version);
    expect([row.occurredAt, row.recordedAt]).toStrictEqual([
      '2026-03-30T10:30:00.000000Z',
      '2026-04-02T18:30:09.366000Z',
    ]);
  });

  it('turn the clock back for two events', () => {
    const before = eventAt(stories.clockSkew, 2).recordedAt;
    const { versions } = stories.clockSkew;
    expect(versions.every((at) => eventAt(stories.clockSkew, at).recordedAt < before)).toBe(true);
    expect(eventAt(stories.clockSkew, 5).recordedAt > before).toBe(true);
  });

  it('erase a customer but not that they were there', () => {
    const rows = eventsOf(stories.erasedCustomer);
    const gone = rows.slice(0, -1);
    expect(gone.every((row) => row.erased && row.data === null && row.metadata === null)).toBe(
      true,
    );
    expect(rows.at(-1)).toMatchObject({
      type: 'CustomerErased',
      erased: false,
      version: stories.erasedCustomer.erasedAt,
    });
  });

  it('cut one payload off and write another in Latin-1', () => {
    const { data } = eventAt(stories.unreadable, stories.unreadable.cutOff);
    expect(data).toHaveLength(214);
    const bytes = eventAt(stories.unreadable, stories.unreadable.notUtf8).data;
    const decode = () =>
      new TextDecoder('utf-8', { fatal: true }).decode(
        bytes instanceof Uint8Array ? bytes : undefined,
      );
    expect(decode).toThrow(TypeError);
  });

  it('keep numbers that no double can hold, and both of two equal keys', () => {
    const text = eventAt(stories.exactNumbers, 1).data;
    for (const part of [
      '9007199254740993',
      '123456789012345678901234567890',
      ':-0,',
      '1e400',
      '"currency":"EUR","currency":"GBP"',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('name a stream as badly as possible', () => {
    const [row] = eventsOf(stories.oddStream);
    expect(row?.category).toBe('cart');
    for (const part of ['/', '#', '%', '"', "'", '☕', 'ש']) expect(row?.stream).toContain(part);
  });

  it('carry markup, direction marks, a prototype and a long text as plain data', () => {
    const noted = eventsOf(stories.hostilePayload).find(({ type }) => type === 'CartNoted');
    for (const part of ['<img src=x onerror=alert(1)>', '\\u202E', '"__proto__"', 'javascript:']) {
      expect(noted?.data).toContain(part);
    }
    expect(noted?.data?.length).toBeGreaterThan(10_000);
  });

  it('change the shape of a type twice', () => {
    const { type, versions } = stories.changedShape;
    const shapes = Object.values(versions).map((at) => eventAt(stories.changedShape, at));
    expect(shapes.every((row) => row.type === type)).toBe(true);
    expect(shapes.map((row) => row.schemaVersion)).toStrictEqual(['1', '2', '3']);
  });

  it('leave a version out, give one twice and name a cause that is nowhere', () => {
    const versions = (place: { store: StoreName; stream: string }) =>
      eventsOf(place).map(({ version }) => version);
    expect(versions(stories.versionGap)).toStrictEqual([1, 2, 3, 5, 6]);
    expect(versions(stories.duplicateVersion)).toStrictEqual([1, 2, 3, 3, 4]);
    const { version, causationId } = stories.orphanedCause;
    expect(eventAt(stories.orphanedCause, version).causationId).toBe(causationId);
  });

  it('save one snapshot that is right and one that is not', () => {
    const saved = demo.accounts.snapshots.find(
      ({ version }) => version === stories.takeover.snapshotVersion,
    );
    expect(saved?.data).toContain('"phone":"+44 20 7946 0199"');
    const wrong = demo.billing.snapshots.find(
      ({ stream }) => stream === stories.wrongSnapshot.stream,
    );
    expect(wrong?.data).toContain('"plan":"family","priceMinor":2190');
  });

  it('grant the role admin by hand, with the glass broken, in the first quarter of 2026', () => {
    const { type, reason } = stories.adminGrants;
    const grants = demo.accounts.rows.filter(
      (row) =>
        row.type === type &&
        row.recordedAt >= '2026-01-01' &&
        row.recordedAt < '2026-04-01' &&
        !row.initiator.startsWith('service:'),
    );
    expect(grants.length).toBeGreaterThan(120);
    const broken = grants.filter(({ data }) => typeof data === 'string' && data.includes(reason));
    expect(broken.length).toBeGreaterThan(60);
    expect(grants.some(({ stream }) => stream === stories.adminGrants.account)).toBe(true);
  });
});
