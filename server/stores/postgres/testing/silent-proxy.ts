import { connect, createServer, type Socket } from 'node:net';

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
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
    near.pipe(far).pipe(near);
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  return {
    port,
    fallSilent: () => {
      for (const socket of sockets) socket.unpipe();
      for (const socket of sockets) socket.pause();
    },
    recover: () => {
      sockets.clear();
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => {
          resolve();
        });
        server.unref();
      }),
  };
}
