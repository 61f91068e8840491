import { createServer } from 'node:net';
import { Fault } from '../fault.js';

interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

/**
 * Tries whether this process may listen there, and listens no longer than that: a start that cannot succeed should say so before any work begins.
 * @throws Fault UNAVAILABLE with the setting to change
 */
export async function requireFreeAddress({ host, port }: ListenAddress): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host, port }, () => server.close(() => resolve()));
  }).catch((error: unknown) => {
    throw unusableAddress(error, { host, port });
  });
}

/** Why nothing can listen at an address, with its cure. */
export function unusableAddress(error: unknown, { host, port }: ListenAddress): Fault {
  const code = String((error as { code?: unknown }).code);
  const cures: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} of ${host} is taken by another program, perhaps by an engine that runs already. Stop it, or set PORT to a free port.`,
    EACCES: `This account may not listen on port ${port}. Set PORT to 1024 or more, such as 8080.`,
    EADDRNOTAVAIL: `${host} is not an address of this machine. Set HOST to 127.0.0.1, or to 0.0.0.0 for every address.`,
    ENOTFOUND: `The host ${host} cannot be found. Set HOST to 127.0.0.1, or to 0.0.0.0 for every address.`,
  };
  const message = cures[code] ?? `The engine cannot listen on port ${port} of ${host} (${code}). Check HOST and PORT.`;
  return new Fault('UNAVAILABLE', message, { cause: error });
}
