import {
  BEGIN,
  DAY,
  END,
  HOUR,
  humanMoment,
  MINUTE,
  moment,
  secondText,
  type Micros,
} from '../core/clock.ts';
import { machineMetadata } from '../core/customer.ts';
import { conversationId, type Journal } from '../core/journal.ts';
import { random, type Random } from '../core/random.ts';
import { ELEVATED, GRANT_REASONS, SUPPORT } from '../data/people.ts';

interface Grant {
  readonly at: Micros;
  readonly account: string;
  readonly name: string;
  readonly number: number;
  readonly until: Micros;
}

/** The audited quarter, with far more grants than usual. */
const QUARTER = { from: moment('2026-01-01T00:00:00'), to: moment('2026-04-01T00:00:00') };
const GRANTS_IN_QUARTER = 240;
const GRANTS_OTHERWISE = 150;

const HUMANS = [...SUPPORT, 'admin:r.castellano', 'admin:s.lindqvist', 'admin:p.novak'] as const;

function importStaff(journal: Journal): void {
  for (const [index, { account, name }] of ELEVATED.entries()) {
    const at = BEGIN + 7 * HOUR + index * 40 * MINUTE;
    journal.record({
      store: 'accounts',
      stream: account,
      type: 'AccountImported',
      at,
      data: {
        id: account,
        name,
        email: `${account}@staff.example`,
        emailVerified: true,
        role: 'member',
        roleExpires: null,
        locked: false,
        mfa: { enabled: true, method: 'passkey' },
      },
      by: 'service:import',
      conversation: 'c-import-staff',
      metadata: machineMetadata('import', at),
      tags: ['staff'],
    });
  }
}

/** What an operator does who needs more rights for some hours, from request to closing. */
function elevate(journal: Journal, grant: Grant, chance: Random): void {
  const { account, name, at, until, number } = grant;
  const reason = chance.pick(GRANT_REASONS);
  const ticket = reason.kind === 'incident' && chance.chance(0.75) ? `INC-${4300 + number}` : null;
  const by = chance.chance(0.12) ? 'service:access' : chance.pick(HUMANS);
  const request = {
    store: 'accounts',
    stream: `role-${4300 + number}`,
    tags: ['access'],
    metadata: machineMetadata('access', at),
  } as const;
  const opened = journal.record({
    ...request,
    type: reason.text.startsWith('break glass') ? 'BreakGlassOpened' : 'RoleRequested',
    at: at - chance.between(2, 25) * MINUTE,
    conversation: conversationId(`role-${number}`),
    data: { account, name, requestedRole: 'admin', reason: reason.text, ticket, status: 'open' },
    by: `staff:${account}`,
  });
  const granted = journal.record({
    ...request,
    stream: account,
    type: chance.chance(0.14) ? 'RoleRestored' : 'RoleGranted',
    at,
    because: opened,
    ...(chance.chance(0.03) ? { occurredAt: at - 2 * DAY } : {}),
    data: {
      role: 'admin',
      roleExpires: secondText(until),
      grant: { reason: reason.text, kind: reason.kind, ticket },
    },
    by,
  });
  const revoked = journal.record({
    ...request,
    stream: account,
    type: 'RoleRevoked',
    at: until,
    because: granted,
    data: { role: 'member', roleExpires: null, grant: null },
    by: 'service:access',
  });
  journal.record({
    ...request,
    type: 'RoleRequestClosed',
    at: until + 1_500_000,
    because: revoked,
    data: { status: 'closed' },
    by: 'service:access',
  });
}

function grantTimes(chance: Random): readonly Micros[] {
  const within = (from: Micros, to: Micros): Micros =>
    chance.chance(0.3)
      ? Math.floor(from + chance.next() * (to - from))
      : humanMoment(from, to, chance);
  const times = Array.from({ length: GRANTS_IN_QUARTER }, () => within(QUARTER.from, QUARTER.to));
  while (times.length < GRANTS_IN_QUARTER + GRANTS_OTHERWISE) {
    const at = within(BEGIN + 2 * DAY, END);
    if (at < QUARTER.from || at >= QUARTER.to) times.push(at);
  }
  return times.sort((a, b) => a - b);
}

/** Operators raised to admin for some hours each, never twice at once. */
export function grantRoles(journal: Journal, seed: string): void {
  importStaff(journal);
  const chance = random(`${seed}/roles`);
  const busyUntil = new Map<string, Micros>();
  for (const [index, at] of grantTimes(chance).entries()) {
    const free = ELEVATED.filter(({ account }) => (busyUntil.get(account) ?? 0) < at - HOUR);
    if (free.length === 0) continue;
    const { account, name } = chance.pick(free);
    const until = at + chance.between(1, 8) * HOUR;
    busyUntil.set(account, until);
    elevate(journal, { at, account, name, number: index, until }, chance);
  }
}
