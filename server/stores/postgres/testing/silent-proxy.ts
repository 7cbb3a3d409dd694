import { carried } from './carried.ts';

/** A way to a server that can go dead without a word, as a network does. */
export interface SilentProxy {
  readonly port: number;
  /** From now on nothing is carried either way, and nothing is closed. */
  readonly fallSilent: () => void;
  /** New connections are carried again; the dead ones stay dead. */
  readonly recover: () => void;
  readonly close: () => Promise<void>;
}

export async function silentProxy(target: number): Promise<SilentProxy> {
  const { port, sockets, close } = await carried(target, (near, open) => {
    near.pipe(open()).pipe(near);
  });
  return {
    ...{ port, close },
    fallSilent: () => {
      for (const socket of sockets) socket.unpipe();
      for (const socket of sockets) socket.pause();
    },
    recover: () => {
      sockets.clear();
    },
  };
}
