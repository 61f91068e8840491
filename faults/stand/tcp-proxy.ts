import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

interface Link {
  readonly client: Socket;
  readonly server: Socket;
  /** Of the startup message. */
  application: string;
  listens: boolean;
  /** Nothing is forwarded any more, and nothing closed. */
  silent: boolean;
}

export type Which = (link: { readonly application: string; readonly listens: boolean }) => boolean;

const nobody: Which = () => false;
const STARTUP_HEADER_BYTES = 8;

/** Stands between the engine and PostgreSQL; can reset connections, or make them half-open: no byte passes, none is refused. */
export class TcpProxy {
  private readonly links = new Set<Link>();
  private readonly server: Server;
  private silenced: Which = nobody;

  constructor(private readonly target: { readonly host: string; readonly port: number }) {
    this.server = createServer((client) => this.accept(client));
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return (this.server.address() as AddressInfo).port;
  }

  /** Returns how many. */
  reset(which: Which): number {
    const chosen = [...this.links].filter(which);
    for (const { client, server } of chosen) {
      client.resetAndDestroy();
      server.destroy();
    }
    return chosen.length;
  }

  /** Returns how many; connections made later are not touched. */
  silence(which: Which): number {
    const chosen = [...this.links].filter(which);
    for (const link of chosen) link.silent = true;
    return chosen.length;
  }

  /** Those that are there and those to come, until `heal`. */
  silenceForGood(which: Which): number {
    this.silenced = which;
    return this.silence(which);
  }

  /** New connections pass again; those that were silenced stay silent, as on a real network. */
  heal(): void {
    this.silenced = nobody;
  }

  close(): void {
    this.reset(() => true);
    this.server.close();
  }

  private accept(client: Socket): void {
    const link: Link = { client, server: connect(this.target), application: '', listens: false, silent: false };
    this.links.add(link);
    const end = () => {
      this.links.delete(link);
      client.destroy();
      link.server.destroy();
    };
    let first = true;
    client.on('data', (bytes) => {
      if (first) link.application = applicationIn(bytes);
      first = false;
      link.listens ||= /\blisten\s+\S/i.test(bytes.toString('latin1'));
      link.silent ||= this.silenced(link);
      if (!link.silent) link.server.write(bytes);
    });
    link.server.on('data', (bytes) => {
      if (!link.silent) client.write(bytes);
    });
    for (const socket of [client, link.server]) {
      socket.on('error', () => undefined); // Both sides are ended by `close`, which follows.
      socket.on('close', () => {
        if (!link.silent || socket === client) end();
      });
    }
  }
}

/** application_name out of PostgreSQL's startup message; the names of parameters and their values end with a zero byte each. */
function applicationIn(startup: Buffer): string {
  const words = startup.subarray(STARTUP_HEADER_BYTES).toString('utf8').split('\0');
  return words[words.indexOf('application_name') + 1] ?? '';
}
