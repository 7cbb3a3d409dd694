import type { Server } from 'node:http';
import process from 'node:process';

const GRACE_MS = 2000;

/** Ends the process on SIGINT, on SIGTERM and when the start script that made it is gone. */
export function endWithParent(server: Server, close: () => Promise<void>): void {
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(0), GRACE_MS).unref();
    server.close();
    server.closeAllConnections();
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  process.on('disconnect', end);
}
