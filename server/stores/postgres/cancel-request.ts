import { connect } from 'node:net';
import type { ConnectionFields } from './config.ts';

const cancelCode = 80_877_102;
const patience = 2000;

/**
 * Asks the server to stop what a backend is doing, on a socket of its own as the protocol wants.
 * A request that gets lost does no harm: the connection is closed as well, and the server notices.
 */
export function sendCancelRequest(
  fields: Pick<ConnectionFields, 'host' | 'port'>,
  processId: number,
  secretKey: number,
): void {
  const { host, port } = fields;
  const socket = host.startsWith('/')
    ? connect(`${host}/.s.PGSQL.${port}`)
    : connect({ host, port });
  const request = Buffer.alloc(16);
  [16, cancelCode, processId, secretKey].forEach((word, index) =>
    request.writeInt32BE(word, index * 4),
  );
  socket.setTimeout(patience, () => socket.destroy());
  socket.on('error', () => socket.destroy());
  socket.end(request);
}
