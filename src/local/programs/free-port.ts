import { createServer } from 'node:net';
import { Fault } from '../../platform/fault.js';

/** How many ports above the wanted one are tried. */
const SEARCH = 200;

/**
 * The wanted port if nothing listens there on 127.0.0.1, otherwise the next free one above it; 0 means any.
 * `taken` lists ports that are reserved although no program listens on them yet.
 * @throws Fault UNAVAILABLE if 200 consecutive ports are taken.
 */
export async function freePort(wanted: number, taken: readonly number[] = []): Promise<number> {
  if (wanted === 0) return (await listenOnce(0)) ?? (await freePort(49_152));
  for (let port = wanted; port < wanted + SEARCH && port < 65_536; port += 1) {
    if (!taken.includes(port) && (await listenOnce(port)) !== null) return port;
  }
  throw new Fault('UNAVAILABLE', `No free port was found between ${wanted} and ${wanted + SEARCH} on 127.0.0.1.`);
}

function listenOnce(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : null));
    });
  });
}
