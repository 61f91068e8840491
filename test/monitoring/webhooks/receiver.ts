import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { Moments } from '../../support/moments.js';

/** A message as it came over the wire. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A program that is sent webhooks: a real server. */
export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** Requests that have no answer yet, now and at most. */
  readonly open: { now: number; most: number };
  /** How it answers: 204 unless it is changed. */
  answer: (response: ServerResponse, message: Received) => void;
  /** Waits until so many messages have come. */
  until(count: number): Promise<readonly Received[]>;
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const came = new Moments();
  const server = createServer(async (request, response) => {
    receiver.open.now += 1;
    receiver.open.most = Math.max(receiver.open.most, receiver.open.now);
    response.on('close', () => {
      receiver.open.now -= 1;
    });
    const message = { headers: request.headers, body: await text(request) };
    receiver.received.push(message);
    came.happened();
    receiver.answer(response, message);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received: [],
    open: { now: 0, most: 0 },
    answer: (response) => response.writeHead(204).end(),
    until: (count) => came.until(() => receiver.received.length >= count && receiver.received),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return receiver;
}

/** What the library of Standard Webhooks makes of a message. @throws WebhookVerificationError */
export function verified(secret: string, { headers, body }: Received) {
  return new Webhook(secret).verify(body, headers as Record<string, string>) as {
    readonly type: string;
    readonly timestamp: string;
    // biome-ignore lint/suspicious/noExplicitAny: a parsed body; each test looks at its own fields.
    readonly data: any;
  };
}
