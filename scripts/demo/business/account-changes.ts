import { humanMoment, MINUTE, secondText, type Micros } from '../core/clock.ts';
import {
  mailAddress,
  machineMetadata,
  newAddress,
  phoneNumber,
  customerInitiator,
  personMetadata,
} from '../core/customer.ts';
import { conversationId } from '../core/journal.ts';
import type { Life } from '../core/world.ts';
import { SERVICES, SUPPORT } from '../data/people.ts';
import { preferencesAt } from './preferences.ts';
import { addressesJson, recordOwn } from './registration.ts';

type Change = (life: Life, at: Micros) => void;

const changeEmail: Change = (life, at) => {
  const { customer, world } = life;
  const email = mailAddress(customer.name, customer.number + 37, customer.chance);
  const changed = recordOwn(life, {
    type: 'EmailChanged',
    at,
    data: { email, emailVerified: false },
  });
  world.journal.record({
    store: 'accounts',
    stream: customer.account,
    type: 'EmailVerified',
    at: at + customer.chance.between(1, 180) * MINUTE,
    data: { emailVerified: true },
    by: customerInitiator(customer),
    because: changed,
    tenant: customer.region.tenant,
    metadata: machineMetadata('identity', at),
  });
};

const changePhone: Change = (life, at) => {
  const { customer, world } = life;
  const phone = phoneNumber(customer.region, customer.chance);
  if (customer.chance.chance(0.7)) {
    recordOwn(life, { type: 'PhoneChanged', at, data: { phone } });
    return;
  }
  world.journal.record({
    store: 'accounts',
    stream: customer.account,
    type: 'PhoneChanged',
    at,
    data: { phone },
    by: customer.chance.pick(SUPPORT),
    conversation: conversationId(`${customer.account}/${at}`),
    tenant: customer.region.tenant,
    metadata: machineMetadata('desk', at),
    tags: ['support'],
  });
};

const changePassword: Change = (life, at) => {
  recordOwn(life, {
    type: 'PasswordChanged',
    at,
    data: { passwordChangedAt: secondText(at) },
  });
};

const enableMfa: Change = (life, at) => {
  const method = life.customer.chance.pick(['totp', 'totp', 'passkey', 'sms']);
  recordOwn(life, { type: 'MfaEnabled', at, data: { mfa: { enabled: true, method } } });
};

const addAddress: Change = (life, at) => {
  const { customer } = life;
  const id = ['work', 'parents', 'summer'].find(
    (label) => !customer.extraAddresses.includes(label),
  );
  if (id === undefined) return;
  customer.extraAddresses.push(id);
  const added = newAddress(customer.region, id, customer.chance);
  recordOwn(life, {
    type: 'AddressAdded',
    at,
    data: () => {
      customer.addresses = [...customer.addresses, added];
      return addressesJson(customer.addresses);
    },
  });
};

const removeAddress: Change = (life, at) => {
  const { customer } = life;
  const removed = customer.extraAddresses.pop();
  if (removed === undefined) return;
  recordOwn(life, {
    type: 'AddressRemoved',
    at,
    data: () => {
      customer.addresses = customer.addresses.filter(({ id }) => id !== removed);
      return addressesJson(customer.addresses);
    },
  });
};

const changePreferences: Change = ({ world, customer }, at) => {
  const { schemaVersion, data } = preferencesAt(at, customer.chance);
  world.journal.record({
    store: 'accounts',
    stream: customer.account,
    type: 'PreferencesChanged',
    schemaVersion,
    at,
    data,
    by: customerInitiator(customer),
    conversation: conversationId(`${customer.account}/${at}`),
    tenant: customer.region.tenant,
    metadata: personMetadata(customer, 'accounts', at),
  });
};

const lockAndUnlock: Change = ({ world, customer }, at) => {
  const locked = world.journal.record({
    store: 'accounts',
    stream: customer.account,
    type: 'AccountLocked',
    at,
    data: { locked: true, lockReason: 'five failed logins' },
    by: SERVICES.fraud,
    conversation: conversationId(`${customer.account}/${at}`),
    tenant: customer.region.tenant,
    metadata: machineMetadata('fraud', at),
  });
  const later = at + customer.chance.between(20, 600) * MINUTE;
  world.journal.record({
    store: 'accounts',
    stream: customer.account,
    type: 'AccountUnlocked',
    at: later,
    data: { locked: false, lockReason: null },
    by: customer.chance.pick(SUPPORT),
    because: locked,
    tenant: customer.region.tenant,
    metadata: machineMetadata('desk', later),
    tags: ['support'],
  });
};

const noteBySupport: Change = ({ world, customer }, at) => {
  world.journal.record({
    store: 'accounts',
    stream: customer.account,
    type: 'SupportNoteAdded',
    at,
    data: {
      lastNote: customer.chance.pick([
        'Asked where the parcel is; carrier says tomorrow.',
        'Wants a darker roast next month.',
        'Bag arrived open; new one on its way.',
        'Grinder stuck; sent the cleaning guide.',
      ]),
    },
    by: customer.chance.pick(SUPPORT),
    conversation: conversationId(`${customer.account}/${at}`),
    tenant: customer.region.tenant,
    metadata: machineMetadata('desk', at),
    tags: ['support'],
  });
};

/** Monthly odds of each change to an account. */
const ODDS: readonly (readonly [change: Change, probability: number])[] = [
  [changePreferences, 0.09],
  [changePassword, 0.04],
  [addAddress, 0.04],
  [removeAddress, 0.08],
  [enableMfa, 0.03],
  [changePhone, 0.02],
  [changeEmail, 0.018],
  [lockAndUnlock, 0.006],
  [noteBySupport, 0.05],
];

/** What happens to an account in one month beside logins and purchases. */
export function changeAccount(life: Life, from: Micros, to: Micros): void {
  for (const [change, probability] of ODDS) {
    if (life.customer.chance.chance(probability)) {
      change(life, humanMoment(from, to, life.customer.chance));
    }
  }
}
