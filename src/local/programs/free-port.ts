import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { Fault } from '../../platform/fault.js';

/** Below the ports that the system gives to connections and to whoever listens on any: one of those may be taken between the look and the start. */
const ANY = { from: 20_000, to: 32_000 };
/** How many ports above the wanted one are tried. */
const SEARCH = 200;

/**
 * The wanted port if nothing listens there on 127.0.0.1, otherwise the next free one above it; 0 means any.
 * `taken` lists ports that are reserved although no program listens on them yet.
 * @throws Fault UNAVAILABLE if 200 consecutive ports are taken.
 */
export async function freePort(wanted: number, taken: readonly number[] = []): Promise<number> {
  if (wanted === 0) return freePort(randomInt(ANY.from, ANY.to), taken);
  for (let port = wanted; port < wanted + SEARCH && port < 65_536; port += 1) {
    if (!taken.includes(port) && (await isFree(port))) return port;
  }
  throw new Fault('UNAVAILABLE', `No free port was found between ${wanted} and ${wanted + SEARCH} on 127.0.0.1.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
