import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { roles, type Permission } from '@/server/auth/permissions.ts';
import { can } from '@/server/auth/principal.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import type { Service } from './define-service.ts';

ownData();

/** What a reader without a token may not do. */
const denied: readonly Permission[] = ['stores:connect', 'reducers:write', 'searches:write'];

interface Verb {
  readonly file: string;
  readonly permission: string;
}

const verbs: readonly Verb[] = readdirSync('server/services', {
  recursive: true,
  encoding: 'utf8',
})
  .filter((file) => /^[a-z]+\/(?!internal|index)[a-z-]+\.ts$/.test(file))
  .map((file) => {
    const source = readFileSync(`server/services/${file}`, 'utf8');
    return { file, permission: /permission: '([a-z:]+)'/.exec(source)?.[1] ?? 'none' };
  });

/** The services a file exports. */
async function servicesIn(file: string): Promise<readonly Service<unknown>[]> {
  const path = pathToFileURL(`${process.cwd()}/server/services/${file}`).href;
  const exported: unknown = await import(path);
  // Vitest gives a module as an object of its exports; a service is the function among them.
  const values = Object.values(exported as Readonly<Record<string, unknown>>);
  return values.filter((value): value is Service<unknown> => typeof value === 'function');
}

const acting = verbs.filter(({ permission }) => denied.some((each) => each === permission));

describe('a guest', () => {
  it('is a role like any other, and lacks exactly what changes something for others', () => {
    expect(roles).toContain('guest');
    const guest = callAs('guest').principal;
    expect(denied.filter((permission) => can(guest, permission))).toEqual([]);
    expect(denied.filter((permission) => !can(callAs('developer').principal, permission))).toEqual(
      [],
    );
  });

  it('meets every kind of refusal below', () => {
    expect(new Set(acting.map(({ permission }) => permission))).toEqual(new Set(denied));
  });

  it.each(acting)('is refused by $file, whatever is asked', async ({ file, permission }) => {
    const services = await servicesIn(file);
    expect(services).not.toHaveLength(0);
    for (const service of services) {
      const refusal = service(callAs('guest'), {});
      await expect(refusal).rejects.toMatchObject({ code: 'forbidden' });
      await expect(refusal).rejects.toThrow(permission);
      await expect(refusal).rejects.toThrow('the address that Backstory printed in the terminal');
    }
  });
});
