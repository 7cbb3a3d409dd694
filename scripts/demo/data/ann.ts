import type { Customer } from '../core/customer.ts';
import { moment } from '../core/clock.ts';
import { random } from '../core/random.ts';
import { takeover } from '../stories.ts';
import { DEVICES } from './people.ts';
import { REGIONS } from './regions.ts';

export const HOME = {
  id: 'home',
  line: '4 Elm Walk',
  city: 'York',
  postcode: 'YO1 7HH',
  country: 'GB',
};
export const WORK = {
  id: 'work',
  line: '1 Mill Lane',
  city: 'York',
  postcode: 'YO1 9TT',
  country: 'GB',
};
export const DOCK = {
  id: 'other',
  line: takeover.intruder.address,
  city: 'Tilbury',
  postcode: 'RM18 7EH',
  country: 'GB',
};

export const ANN_PHONE = '+44 20 7946 0199';
export const INTRUDER_PHONE = '+44 7700 900731';

export const ANN_METADATA = {
  ip: '203.0.113.77',
  device: 'iPhone',
  userAgent: 'Fernway/4.2 (iPhone; iOS 19.1)',
  service: 'accounts',
};

export const INTRUDER_METADATA = {
  ip: takeover.intruder.ip,
  device: 'unknown Windows device',
  newDevice: true,
  userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/125.0.0.0',
  service: 'accounts',
};

/** Ann as the simulation's parts need her, for her invoices and boxes. */
export function ann(): Customer {
  const [region] = REGIONS;
  const [device] = DEVICES;
  if (!region || !device) throw new RangeError('The demo needs a region and a device.');
  return {
    number: 1042,
    account: takeover.stream,
    region,
    name: takeover.name,
    registeredAt: moment('2025-02-12T20:14:33.208'),
    chance: random('ann'),
    device,
    ip: ANN_METADATA.ip,
    email: takeover.email,
    phone: ANN_PHONE,
    addresses: [HOME],
    extraAddresses: [],
    points: 0,
    renewals: 0,
  };
}
