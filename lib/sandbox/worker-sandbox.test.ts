import { describe, expect, it } from 'vitest';
import { quietMilliseconds, usualBudgets } from './budgets.ts';
import type { SandboxPort } from './sandbox-port.ts';
import { inProcessPort } from './testing/in-process-port.ts';
import { WorkerSandbox } from './worker-sandbox.ts';

const script = `let seen = 0; var __reducers = {
  own: { category: 'a', initial: {}, reduce(state, event) { seen += 1; state.n = event.data; state.seen = seen; } },
  bad: { category: 'a', reduce(state, event) { if (event.data === 3) throw new Error('no three'); return event.data; } },
};`;

const events = (...data: readonly number[]) =>
  data.map((each, index) => ({
    facts: JSON.stringify({ streamId: 's', version: String(index + 1), type: 'T', at: 0 }),
    data: String(each),
    metadata: null,
  }));

/** A sandbox, and how many workers were started for it. */
function sandboxOf(port: (nth: number) => SandboxPort = () => inProcessPort()) {
  let started = 0;
  const sandbox = new WorkerSandbox(
    () => {
      started += 1;
      return port(started);
    },
    { ...usualBudgets, eventMilliseconds: 60 },
  );
  return { sandbox, started: () => started };
}

/** Never heard of again once it had told so many steps of events. */
function hangingAfter(steps: number): SandboxPort {
  let told = 0;
  return inProcessPort((answer) => {
    told += answer.steps?.length ?? 0;
    return told <= steps;
  });
}

/** A worker that a busy machine lets wait before it answers so. */
function lateWith(key: 'found' | 'renewed', milliseconds: number): SandboxPort {
  const port = inProcessPort();
  return {
    ...port,
    listen(onAnswer, onFault) {
      port.listen((answer) => {
        setTimeout(
          () => {
            onAnswer(answer);
          },
          answer[key] === undefined ? 0 : milliseconds,
        );
      }, onFault);
    },
  };
}

describe('the sandbox of a draft', () => {
  it('tells what the script exports and folds with it', async () => {
    const { sandbox, started } = sandboxOf();
    expect((await sandbox.load(script)).map(({ name }) => name)).toEqual(['own', 'bad']);
    expect(await sandbox.run('own')(events(1, 2), '{}')).toEqual([
      '{"k":["n","seen"],"s":{"n":1,"seen":1}}',
      '{"s":{"n":2,"seen":2}}',
    ]);
    expect(started()).toBe(1);
    sandbox.close();
  });

  it('goes on from a state, with what is left over until it is renewed', async () => {
    const { sandbox, started } = sandboxOf();
    await sandbox.load(script);
    const run = sandbox.run('own');
    await run(events(1), '{}');
    expect((await run(events(5), '{"n":1}'))[0]).toContain('"seen":2');
    await sandbox.renew();
    expect((await run(events(5), '{"n":1}'))[0]).toContain('"seen":1');
    expect(started()).toBe(1);
    sandbox.close();
  });

  it('ends with the first failure, and forgets what that left behind', async () => {
    const { sandbox, started } = sandboxOf();
    await sandbox.load(script);
    const steps = await sandbox.run('bad')(events(1, 3, 4), null);
    expect(steps).toHaveLength(2);
    expect(steps[1]).toContain('no three');
    expect(await sandbox.run('bad')(events(4), null)).toEqual(['{"w":4}']);
    expect(started()).toBe(2);
    sandbox.close();
  });

  it.each([
    ['throw new Error("at load")', 'at load'],
    ['for (;;) {}', 'longer than one event'],
    ['var __reducers = (', 'SyntaxError'],
  ])('says why a script cannot be loaded: %s', async (bad, reason) => {
    const { sandbox } = sandboxOf();
    await expect(sandbox.load(bad)).rejects.toThrow(reason);
    sandbox.close();
  });

  it('is ended when nothing is heard, looked at again event by event, and has every step before', async () => {
    const ports = [inProcessPort(), hangingAfter(0), hangingAfter(2)];
    const { sandbox, started } = sandboxOf((nth) => ports[nth - 1] ?? inProcessPort());
    await sandbox.load(script);
    await sandbox.run('bad')(events(3), null);
    const steps = await sandbox.run('own')(events(1, 2, 3, 4), '{}');
    expect(started()).toBe(3);
    expect(steps.map((step) => /"n":(\d)/.exec(step)?.[1] ?? step)).toEqual([
      '1',
      '2',
      '{"f":"It took longer than one event may take.","l":""}',
    ]);
    expect(await sandbox.run('own')(events(7), '{}')).toHaveLength(1);
    sandbox.close();
  });

  it('believes a second look where the first was only slow', async () => {
    const ports = [inProcessPort(), hangingAfter(0)];
    const { sandbox } = sandboxOf((nth) => ports[nth - 1] ?? inProcessPort());
    await sandbox.load(script);
    await sandbox.run('bad')(events(3), null);
    expect(await sandbox.run('own')(events(1, 2), '{}')).toHaveLength(2);
    sandbox.close();
  });

  it.each(['found', 'renewed'] as const)(
    'waits longer than for an event until it is told what is prepared: %s',
    async (key) => {
      const { sandbox, started } = sandboxOf(() => lateWith(key, 2 * quietMilliseconds));
      await sandbox.load(script);
      await sandbox.renew();
      expect(await sandbox.run('own')(events(1), '{}')).toHaveLength(1);
      expect(started()).toBe(1);
      sandbox.close();
    },
  );

  it('begins nothing after it was given up', async () => {
    const { sandbox, started } = sandboxOf();
    const loading = sandbox.load(script);
    sandbox.close();
    await expect(loading).rejects.toThrow('given up');
    await expect(sandbox.run('own')(events(1), null)).rejects.toThrow('given up');
    expect(started()).toBe(1);
  });

  it('says that its worker crashed', async () => {
    const crashing = (): SandboxPort => ({
      post: () => undefined,
      end: () => undefined,
      listen(_, onFault) {
        setTimeout(onFault);
      },
    });
    const { sandbox } = sandboxOf(crashing);
    await expect(sandbox.load(script)).rejects.toThrow('was ended');
  });
});
