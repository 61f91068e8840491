import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TransportBehaviour } from '../fake-openai/behaviour.js';
import { Queue, readBody } from '../fake-openai/fake-openai.js';
import { type LoggedRequest, RequestLedger } from '../fake-openai/request-ledger.js';
import { send } from '../fake-openai/transport.js';
import type { Dialect, Handled, Said } from './dialect.js';

const KEY = 'planted-key-of-a-fake';

/** Two people over the first and second half of the sound. */
const TWO_VOICES = (sound: Buffer): readonly Said[] => {
  const seconds = sound.subarray(0, 4).toString() === 'RIFF' ? (sound.length - 44) / sound.readUInt32LE(28) : 42.5;
  return [
    { start: 0, end: seconds / 2, text: 'Welcome back to Evolution Studios.', speaker: 'A' },
    { start: seconds / 2, end: seconds, text: 'We recorded four hundred and fifty songs in this room.', speaker: 'B' },
  ];
};

/** A request of the ledger with the step of the exchange that it was. */
export interface LoggedStep extends LoggedRequest {
  readonly step: string;
}

/** A running fake of one provider. It speaks the provider's documented format over a socket. */
export class FakeSpeech {
  readonly apiKey = KEY;
  readonly ledger = new RequestLedger(null);
  private readonly steps: LoggedStep[] = [];
  private readonly scripts = new Map<string, Queue<TransportBehaviour>>();
  private said: (sound: Buffer) => readonly Said[] = TWO_VOICES;
  private readonly server = createServer((request, response) => {
    this.handle(request, response).catch((error: unknown) => response.destroy(error as Error));
  });

  private constructor(private readonly dialect: Dialect) {}

  static async start(dialect: Dialect): Promise<FakeSpeech> {
    const fake = new FakeSpeech(dialect);
    await new Promise<void>((resolve) => fake.server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get requests(): readonly LoggedStep[] {
    return this.steps;
  }

  /** Requests of one step. */
  of(step: string): readonly LoggedStep[] {
    return this.requests.filter((request) => request.step === step);
  }

  /** How the next requests of a step are answered, first in, first out. */
  next(behaviour: TransportBehaviour, step = this.dialect.paidStep): void {
    this.script(step).next(behaviour);
  }

  /** How every request of a step is answered; null: well. */
  always(behaviour: TransportBehaviour | null, step = this.dialect.paidStep): void {
    this.script(step).always(behaviour);
  }

  /** Every request is answered well again. */
  reset(): void {
    this.scripts.clear();
    this.said = TWO_VOICES;
  }

  says(said: readonly Said[]): void {
    this.said = () => said;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private script(step: string): Queue<TransportBehaviour> {
    const script = this.scripts.get(step) ?? new Queue<TransportBehaviour>();
    this.scripts.set(step, script);
    return script;
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { dialect } = this;
    const body = await readBody(request);
    const { method = 'GET', headers } = request;
    const url = new URL(request.url ?? '/', 'http://fake');
    if (!dialect.isAuthorised(headers, KEY)) return send(response, dialect.error(401, 'Invalid credentials.'), null);
    const handled = dialect.handle({ method, url, headers, body }, this.said);
    if (handled === null) return send(response, dialect.error(404, 'Not found'), null);
    const behaviour = this.script(handled.step).take();
    this.log(url.pathname, handled, behaviour);
    return send(response, handled.good, behaviour, dialect.error);
  }

  private log(path: string, handled: Handled, behaviour: TransportBehaviour | null): void {
    const { step, model, fields, filename, sound } = handled;
    const payload = sound ?? Buffer.alloc(0);
    const logged: LoggedStep = {
      at: new Date().toISOString(),
      path,
      step,
      model,
      fields,
      filename,
      behaviour: behaviour?.kind ?? 'well',
      payloadHash: createHash('sha256').update(payload).digest('hex'),
      payloadBytes: payload.length,
    };
    this.steps.push(logged);
    this.ledger.write(logged);
  }
}
