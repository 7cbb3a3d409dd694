import 'server-only';

export const roles = ['guest', 'developer'] as const;
/** A guest came without a token, which only a start with nothing but demo stores allows. */
export type Role = (typeof roles)[number];

export type Permission =
  | 'stores:read'
  | 'stores:connect'
  | 'events:read'
  | 'streams:read'
  | 'state:read'
  | 'reducers:write'
  | 'searches:write'
  | 'preferences:write'
  | 'jobs:write';

export interface Principal {
  readonly memberId: string;
  readonly name: string;
  readonly role: Role;
}

/** Jobs only read stores: what they write are files of our own, within a limit. */
const reading: readonly Permission[] = [
  'stores:read',
  'events:read',
  'streams:read',
  'state:read',
  'jobs:write',
];

const granted: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  guest: new Set([...reading, 'preferences:write']),
  developer: new Set([
    ...reading,
    'stores:connect',
    'reducers:write',
    'searches:write',
    'preferences:write',
  ]),
};

export function can({ role }: Principal, permission: Permission): boolean {
  return granted[role].has(permission);
}
