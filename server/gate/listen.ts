import type { Server } from 'node:http';
import { AppError } from '@/lib/errors.ts';

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);
const TRIES = 50;

/** The address to bind to. Throws `forbidden` for anything but loopback: there is no sign-in for others. */
export function loopbackHost(host: string): string {
  if (!loopback.has(host)) {
    throw new AppError(
      'forbidden',
      `BACKSTORY_HOST is ${JSON.stringify(host)}, but Backstory listens on this machine only: it has no sign-in ` +
        'for other people yet, so anyone who reached it could read your stores. Leave BACKSTORY_HOST unset; ' +
        'to reach it from elsewhere, forward the port over SSH.',
      { field: 'BACKSTORY_HOST' },
    );
  }
  return host === 'localhost' ? '127.0.0.1' : host;
}

function tryPort(server: Server, host: string, port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      server.off('listening', listening);
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(null);
      else reject(error);
    };
    const listening = (): void => {
      server.off('error', failed);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    };
    server.once('error', failed);
    server.once('listening', listening);
    server.listen({ host, port, exclusive: true });
  });
}

/** Listens on the first free port at or above `port` (0: any) and returns it. */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  const last = port === 0 ? 0 : Math.min(port + TRIES, 65_535);
  for (let candidate = port; candidate <= last; candidate += 1) {
    const taken = await tryPort(server, host, candidate);
    if (taken !== null) return taken;
  }
  throw new AppError('conflict', `No port from ${port} to ${last} is free. Name one with --port.`, {
    field: 'BACKSTORY_PORT',
  });
}
