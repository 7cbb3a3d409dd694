import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { contract } from '@/lib/api/contract.ts';
import { contractKey, fetchContract } from './contract-query.ts';
import { ProblemError } from './problem-error.ts';

const readThing = contract({
  method: 'GET',
  path: '/api/things/[thing]',
  params: z.object({ thing: z.string(), size: z.coerce.number().optional() }),
  body: null,
  response: z.object({ name: z.string() }),
});

const answer = (body: string, status = 200) => {
  const fetching = vi.fn(() => Promise.resolve(new Response(body, { status })));
  vi.stubGlobal('fetch', fetching);
  return fetching;
};

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a read through a contract', () => {
  it('fetches the address of the contract, with the id encoded', async () => {
    const fetching = answer('{"name":"x"}');
    await fetchContract(readThing, { thing: 'a/b', size: 3 });
    expect(fetching).toHaveBeenCalledWith('/api/things/a~2Fb?size=3', { method: 'GET' });
  });

  it('hands over the checked answer', async () => {
    answer('{"name":"x"}');
    await expect(fetchContract(readThing, { thing: 'a' })).resolves.toEqual({ name: 'x' });
  });

  it('refuses an answer of another shape', async () => {
    answer('{"title":"x"}');
    await expect(fetchContract(readThing, { thing: 'a' })).rejects.toThrow();
  });

  it('turns a refusal into the words of the server', async () => {
    const problem = { code: 'not_found', title: 'T', detail: 'No such thing.', requestId: 'r' };
    answer(JSON.stringify(problem), 404);
    await expect(fetchContract(readThing, { thing: 'a' })).rejects.toMatchObject({
      message: 'No such thing.',
      status: 404,
      problem,
    });
  });

  it('has words of its own for a refusal that explains nothing', async () => {
    answer('<html>', 502);
    const failing = fetchContract(readThing, { thing: 'a' });
    await expect(failing).rejects.toBeInstanceOf(ProblemError);
    await expect(failing).rejects.toThrow('502');
  });

  it('has one key per contract and parameters', () => {
    expect(contractKey(readThing, { thing: 'a' })).toEqual(['/api/things/[thing]', { thing: 'a' }]);
  });
});
