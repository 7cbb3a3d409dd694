import { DEVICES, type Device } from '../data/people.ts';
import { MAIL_DOMAINS, REGIONS, type Region } from '../data/regions.ts';
import type { Micros } from './clock.ts';
import type { JsonRecord } from './json.ts';
import { digest, type Random } from './random.ts';
import { weighted } from './weighted.ts';

export interface Address {
  readonly id: string;
  readonly line: string;
  readonly city: string;
  readonly postcode: string;
  readonly country: string;
}

/** One customer as the simulation knows them; changes as their life goes on. */
export interface Customer {
  readonly number: number;
  readonly account: string;
  readonly region: Region;
  readonly name: string;
  readonly registeredAt: Micros;
  readonly chance: Random;
  readonly device: Device;
  readonly ip: string;
  email: string;
  phone: string;
  addresses: readonly Address[];
  /** Labels of the addresses planned beside `home`. */
  readonly extraAddresses: string[];
  points: number;
  renewals: number;
}

const asciiLetters = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ı/g, 'i')
    .replace(/ß/g, 'ss')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase();

export function mailAddress(name: string, number: number, chance: Random): string {
  const [given = '', family = ''] = name.split(' ').map(asciiLetters);
  const local = chance.pick([
    `${given}.${family}`,
    `${given.slice(0, 1)}.${family}${number % 100}`,
    `${given}${family.slice(0, 1)}${number % 1000}`,
  ]);
  return `${local}@${chance.pick(MAIL_DOMAINS)}`;
}

export const phoneNumber = (region: Region, chance: Random): string =>
  region.phone.replace(/#/g, () => String(chance.between(0, 9)));

export function newAddress(region: Region, id: string, chance: Random): Address {
  const [city, postcode] = chance.pick(region.cities);
  const street = chance.pick(region.streets);
  const house = chance.between(1, 148);
  const line = ['DE', 'SE'].includes(region.code) ? `${street} ${house}` : `${house} ${street}`;
  return { id, line, city, postcode, country: region.code };
}

/** An address from the blocks set aside for documentation (RFC 5737). */
const documentationIp = (chance: Random): string =>
  `${chance.pick(['192.0.2', '198.51.100', '203.0.113'])}.${chance.between(1, 254)}`;

export function newCustomer(number: number, registeredAt: Micros, chance: Random): Customer {
  const region = weighted(REGIONS, chance);
  const name = `${chance.pick(region.given)} ${chance.pick(region.family)}`;
  return {
    number,
    account: `account-${number}`,
    region,
    name,
    registeredAt,
    chance,
    device: chance.pick(DEVICES),
    ip: documentationIp(chance),
    email: mailAddress(name, number, chance),
    phone: phoneNumber(region, chance),
    addresses: [],
    extraAddresses: [],
    points: 0,
    renewals: 0,
  };
}

export const customerInitiator = (customer: Customer): string => `customer:${customer.account}`;

export function personMetadata(customer: Customer, service: string, at: Micros): JsonRecord {
  return {
    ip: customer.ip,
    device: customer.device.name,
    userAgent: customer.device.userAgent,
    requestId: `req-${digest(`${customer.account}/${at}`, 12)}`,
    service,
  };
}

export const machineMetadata = (service: string, at: Micros): JsonRecord => ({
  service,
  requestId: `req-${digest(`${service}/${at}`, 12)}`,
  host: `${service}-${at % 3}`,
});
