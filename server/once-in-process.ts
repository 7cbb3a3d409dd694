import 'server-only';

const values = Symbol.for('backstory.once');

// The built server and the thin server load this file separately; the global object is what they share.
function shared(): Map<string, unknown> {
  const holder = globalThis as { [values]?: Map<string, unknown> };
  holder[values] ??= new Map();
  return holder[values];
}

// The only writer under a name is `onceInProcess` called with that name, hence with that type.
function typed<Value>(value: unknown): Value {
  return value as Value;
}

/** The value `make` returned on the first call under this name in this process. A throw is not kept. */
export function onceInProcess<Value>(name: string, make: () => Value): Value {
  const kept = shared();
  if (!kept.has(name)) kept.set(name, make());
  return typed<Value>(kept.get(name));
}

/** Lets the next call under this name make its value anew. For tests and for reloading. */
export function forgetInProcess(name: string): void {
  shared().delete(name);
}
