import { reducerDraftPage, reducersPage } from '../../lib/urls/pages.ts';
import { sandboxScriptPath } from '../../lib/sandbox/script-path.ts';
import { attacks } from '../../server/sandbox/testing/attacks.ts';
import { killed, runInWorkers } from '../support/attack-worker.ts';
import { expect, test } from '../support/test.ts';

const draftPage = reducerDraftPage('billing', { category: 'payment' });
const reducing = (body: string): string =>
  `export const payment = { category: 'payment', initial: {}, reduce(state, event) { ${body} } };`;

test('hostile code gets nowhere in the worker of a draft', async ({ page }) => {
  test.setTimeout(300_000);
  await page.goto(draftPage);
  await expect(page.getByRole('group', { name: 'State by the draft' })).toBeVisible();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const steps = await runInWorkers(
    page,
    attacks.map(([, body]) => body),
  );
  const escaped = attacks.filter(([, , outcome], index) => {
    const step = steps[index] ?? '';
    // A thread of a browser runs out of its own stack first: that is a failure in other words.
    return !outcome.test(step) && step !== killed && !step.startsWith('{"f":');
  });
  expect(escaped.map(([name]) => name)).toEqual([]);
  expect(steps.length).toBeGreaterThanOrEqual(60);
  expect(asked.filter((path) => path !== sandboxScriptPath)).toEqual([]);

  // What hung took nothing from the page: it folds the next draft and answers to the keyboard.
  const draft = page.getByLabel('Draft in TypeScript');
  await draft.fill(reducing('state.last = event.type'));
  await expect(page.getByRole('group', { name: 'State by the draft' })).toContainText('last');
  await draft.press('End');
  await draft.pressSequentially(' //');
  await expect(draft).toHaveValue(/\/\/$/);
});

test('a draft that hangs where no engine can be interrupted is ended from outside', async ({
  page,
}) => {
  await page.goto(draftPage);
  const draft = page.getByLabel('Draft in TypeScript');
  const hang = 'let n = 3n; for (;;) n *= n';
  await draft.fill(reducing(`if (event.version === 2) { ${hang} } state.last = event.type`));
  await expect(page.getByText('Stopped at v2')).toBeVisible();
  await draft.fill(reducing('state.last = event.type'));
  await expect(page.getByText('Stopped at')).toBeHidden();
});

/** As text, because what it tries is forbidden in our own code too. */
const probe = (address: string): string => `(async () => {
  const address = ${JSON.stringify(address)};
  const answered = (start) => new Promise((yes, no) => start(yes, no));
  const ways = {
    fetch: () => fetch(address),
    request: () => { const asked = new XMLHttpRequest(); asked.open('GET', address, false); asked.send(); },
    script: () => importScripts(address),
    module: () => import(address),
    worker: () => answered((yes, no) => {
      const inner = new Worker(address);
      inner.onmessage = yes;
      inner.onerror = no;
      inner.postMessage({});
    }),
    socket: () => answered((yes, no) => {
      const socket = new WebSocket(address.replace('http', 'ws'));
      socket.onopen = yes;
      socket.onerror = no;
    }),
    events: () => answered((yes, no) => {
      const source = new EventSource(address);
      source.onopen = yes;
      source.onerror = no;
    }),
    code: () => new Function('return 1')(),
    text: () => (0, eval)('1'),
  };
  const through = [];
  for (const [name, way] of Object.entries(ways)) {
    try { await way(); through.push(name); } catch {}
  }
  return through;
})()`;

test('the worker of a draft reaches nothing, even from outside its engine', async ({
  page,
  faults,
}) => {
  faults.allow(/Content Security Policy|violates/);
  const response = await page.request.get(sandboxScriptPath);
  expect(response.headers()['content-security-policy']).toContain("connect-src 'none'");
  expect(response.headers()['cache-control']).toBe('no-cache, private');
  await page.goto(reducersPage('billing'));
  const [worker] = await Promise.all([
    page.waitForEvent('worker'),
    page.evaluate((path) => {
      Object.assign(globalThis, { probed: new Worker(path) });
    }, sandboxScriptPath),
  ]);
  // Nothing was posted to it, so nothing was shut by our own script: the policy alone holds.
  const address = new URL(sandboxScriptPath, page.url()).href;
  expect(await worker.evaluate(probe(address))).toEqual([]);
});
