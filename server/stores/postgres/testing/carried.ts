import { connect, createServer, type Socket } from 'node:net';

/** A way to a server on loopback, and both ends of every connection that goes through it. */
export interface Carried {
  readonly port: number;
  readonly sockets: Set<Socket>;
  readonly close: () => Promise<void>;
}

/** Carries connections to a port; `carry` says how, and refuses one by destroying it. */
export async function carried(
  target: number,
  carry: (near: Socket, far: () => Socket) => void,
): Promise<Carried> {
  const sockets = new Set<Socket>();
  const known = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on('error', () => socket.destroy());
  };
  const server = createServer((near) => {
    carry(known(near), () => known(connect(target, '127.0.0.1')));
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => {
        resolve();
      });
      // What was forgotten keeps nobody waiting.
      server.unref();
    });
  return { port, sockets, close };
}
