// @ts-check
/**
 * Holds one sandbox in a browser and is thrown away with the draft it ran. Bundled to one script, which
 * is served with a policy of its own: no network, nothing but WebAssembly. It speaks as `serving.mjs` says.
 */
import { serving } from './serving.mjs';
import { openSession } from './session.mjs';

/** Ways out that a worker has by itself. The policy closes those to the network as well. */
const waysOut = [
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'importScripts'],
  ...['indexedDB', 'caches', 'BroadcastChannel', 'Worker', 'SharedWorker', 'Notification'],
  ...['RTCPeerConnection', 'webkitRequestFileSystem', 'cookieStore', 'navigator', 'close'],
];

const post = self.postMessage.bind(self);

function shut() {
  for (const name of waysOut) {
    Object.defineProperty(self, name, { value: undefined, writable: false, configurable: false });
  }
}

/**
 * Time that this thread can have worked: what passes between two looks of the engine counts up to a
 * limit, so that a machine that lets the thread wait takes nothing from a reducer's budget.
 */
function workClock() {
  const mostAtOnce = 20;
  let [last, worked] = [performance.now(), 0];
  return () => {
    const now = performance.now();
    worked += Math.min(now - last, mostAtOnce);
    last = now;
    return worked;
  };
}

const serve = serving((budgets) => openSession(budgets, workClock()), post);

self.onmessage = async ({ data }) => {
  await serve(data);
  shut();
};
