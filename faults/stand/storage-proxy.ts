import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What Storage does with a request for audio. `refuse`: cuts the connection; a number: that status; `page`: another server's page with
 * status 200; `unrouted`: a gateway that has lost its routes; `cut`: half of the object; `nothing`: none of it; `trickle`: a few bytes a second.
 */
export type StorageTrouble = 'well' | 'refuse' | 'page' | 'unrouted' | 'cut' | 'nothing' | 'trickle' | number;

type Spoilt = 'cut' | 'nothing' | 'trickle';

const PAGE = `<!doctype html><title>We will be back soon</title>${' '.repeat(4_096)}`;
const TRICKLE_BYTES = 512;
const TRICKLE_MS = 500;

/** Stands between the engine and its Supabase project; troubles what concerns audio and lets all else pass. */
export class StorageProxy {
  trouble: StorageTrouble = 'well';
  /** Requests that met each trouble. */
  readonly met = new Map<StorageTrouble, number>();
  private readonly server: Server;

  constructor(private readonly target: string) {
    this.server = createServer((asked, answer) => this.handle(asked, answer));
  }

  /** Resolves with its address. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private handle(asked: IncomingMessage, answer: ServerResponse): void {
    const { trouble } = this;
    const audio = asked.url?.startsWith('/storage/v1/object') === true;
    if (!audio || trouble === 'well') {
      this.forward(asked, answer, 'well');
      return;
    }
    this.met.set(trouble, (this.met.get(trouble) ?? 0) + 1);
    if (trouble === 'cut' || trouble === 'nothing' || trouble === 'trickle') this.forward(asked, answer, trouble);
    else if (trouble === 'refuse') asked.socket.resetAndDestroy();
    else if (trouble === 'page') answer.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
    else if (trouble === 'unrouted') respond(answer, 404, { message: 'no Route matched with those values' });
    else respond(answer, trouble, { message: 'something went wrong' });
  }

  private forward(asked: IncomingMessage, answer: ServerResponse, how: 'well' | Spoilt): void {
    const call = request(
      `${this.target}${asked.url}`,
      { method: asked.method, headers: asked.headers, agent: false },
      (got) => {
        if (how === 'well' || asked.url?.includes('/info/')) {
          answer.writeHead(got.statusCode ?? 502, got.headers);
          got.pipe(answer);
          return;
        }
        void spoil(got, answer, how);
      },
    );
    call.on('error', () => answer.destroy());
    asked.pipe(call);
  }
}

/** Half of the object, or none, in an answer that announces no length and ends as if it were whole, or all of it, far too slowly. */
async function spoil(got: IncomingMessage, answer: ServerResponse, how: Spoilt): Promise<void> {
  const body = Buffer.concat(await got.toArray());
  const { 'content-length': _, ...headers } = got.headers;
  answer.writeHead(got.statusCode ?? 502, headers);
  if (how !== 'trickle') {
    answer.end(body.subarray(0, how === 'cut' ? body.length / 2 : 0));
    return;
  }
  let sent = 0;
  const timer = setInterval(() => {
    answer.write(body.subarray(sent, sent + TRICKLE_BYTES));
    sent += TRICKLE_BYTES;
    if (sent >= body.length) answer.end();
  }, TRICKLE_MS);
  answer.on('close', () => clearInterval(timer));
}

function respond(answer: ServerResponse, status: number, body: object): void {
  answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
