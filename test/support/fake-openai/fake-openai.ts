import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChatBehaviour, TranscriptionBehaviour, TransportBehaviour } from './behaviour.js';
import { type ChatScript, chatAnswer, defaultChat, readChatCall } from './chat-endpoint.js';
import { parseMultipart } from './multipart.js';
import { type LoggedRequest, RequestLedger } from './request-ledger.js';
import {
  defaultTranscription,
  readTranscriptionCall,
  type TranscriptionScript,
  transcriptionAnswer,
} from './transcription-endpoint.js';
import { type Answer, errorAnswer, send } from './transport.js';

export interface FakeOpenAiOptions {
  /** The one key that is accepted; null accepts any request. Default `test-key`. */
  readonly apiKey?: string | null;
  /** JSON-lines file, fsynced before each answer. */
  readonly ledgerFile?: string;
  readonly transcription?: TranscriptionScript;
  readonly chat?: ChatScript;
  /** Default: a free one. */
  readonly port?: number;
}

/** Behaviours for the requests to come, first in, first out. */
export interface Script<Behaviour> {
  next(...behaviours: Behaviour[]): void;
  /** For every request that has none of its own; null: answer well again. */
  always(behaviour: Behaviour | null): void;
}

/** A running fake of OpenAI's API. */
export interface FakeOpenAi {
  /** For `TRANSCRIBER_BASE_URL` and `REFINER_BASE_URL`, e.g. `http://127.0.0.1:39211/v1`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly transcriptions: Script<TranscriptionBehaviour>;
  readonly chat: Script<ChatBehaviour>;
  readonly requests: readonly LoggedRequest[];
  /** Resolves when `count` requests to a path ending so were accepted, e.g. `/audio/transcriptions`. */
  arrived(path: string, count?: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts the fake on 127.0.0.1. */
export async function startFakeOpenAi(options: FakeOpenAiOptions = {}): Promise<FakeOpenAi> {
  const fake = new FakeServer(options);
  const port = await fake.listen(options.port ?? 0);
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    apiKey: options.apiKey ?? 'test-key',
    transcriptions: fake.transcriptions,
    chat: fake.chat,
    requests: fake.ledger.requests,
    arrived: (path, count = 1) => fake.ledger.arrived(path, count),
    close: () => fake.close(),
  };
}

export class Queue<Behaviour> implements Script<Behaviour> {
  private readonly queued: Behaviour[] = [];
  private standing: Behaviour | null = null;

  next(...behaviours: Behaviour[]): void {
    this.queued.push(...behaviours);
  }

  always(behaviour: Behaviour | null): void {
    this.standing = behaviour;
  }

  take(): Behaviour | null {
    return this.queued.shift() ?? this.standing;
  }
}

class FakeServer {
  readonly transcriptions = new Queue<TranscriptionBehaviour>();
  readonly chat = new Queue<ChatBehaviour>();
  readonly ledger: RequestLedger;
  private readonly server: Server;

  constructor(private readonly options: FakeOpenAiOptions) {
    this.ledger = new RequestLedger(options.ledgerFile ?? null);
    this.server = createServer((request, response) => {
      this.handle(request, response).catch((error: unknown) => response.destroy(error as Error));
    });
  }

  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    return (this.server.address() as AddressInfo).port;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const path = new URL(request.url ?? '/', 'http://fake').pathname;
    const key = this.options.apiKey === undefined ? 'test-key' : this.options.apiKey;
    if (key !== null && request.headers.authorization !== `Bearer ${key}`) {
      return send(response, errorAnswer(401, 'Incorrect API key provided.', 'invalid_api_key'), null);
    }
    if (request.method === 'POST' && path === '/v1/audio/transcriptions')
      return this.transcribe(request, response, body);
    if (request.method === 'POST' && path === '/v1/chat/completions') return this.complete(response, body);
    if (request.method === 'GET' && path === '/v1/results') {
      return send(response, { status: 200, body: { text: 'Finished later.' } }, transport(this.transcriptions.take()));
    }
    if (request.method === 'GET' && path === '/v1/models') return send(response, MODELS, null);
    return send(response, errorAnswer(404, `Invalid URL (${request.method} ${path})`), null);
  }

  private async transcribe(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<void> {
    const call = readTranscriptionCall(parseMultipart(body, request.headers['content-type'] ?? ''));
    if ('status' in call) return send(response, call, null);
    const behaviour = this.transcriptions.take();
    const { model, file, filename, fields } = call;
    this.log({ path: '/v1/audio/transcriptions', model, fields, filename, behaviour: behaviour?.kind, payload: file });
    const good = transcriptionAnswer(call, this.options.transcription ?? defaultTranscription, behaviour);
    return send(response, good, transport(behaviour));
  }

  private async complete(response: ServerResponse, body: Buffer): Promise<void> {
    const call = readChatCall(body);
    if ('status' in call) return send(response, call, null);
    const behaviour = this.chat.take();
    const payload = Buffer.from(JSON.stringify(call.messages));
    const fields = call.body;
    this.log({
      path: '/v1/chat/completions',
      model: call.model,
      fields,
      filename: null,
      behaviour: behaviour?.kind,
      payload,
    });
    const good = chatAnswer(call, this.options.chat ?? defaultChat, behaviour);
    if (call.body.stream === true && behaviour === null) {
      return send(response, good, { kind: 'raw', ...streamOf(good), headers: { 'content-type': 'text/event-stream' } });
    }
    return send(response, good, transport(behaviour));
  }

  private log(
    entry: Pick<LoggedRequest, 'path' | 'model' | 'fields' | 'filename'> & { behaviour?: string; payload: Buffer },
  ) {
    const { payload, behaviour = 'well', ...rest } = entry;
    const payloadHash = createHash('sha256').update(payload).digest('hex');
    this.ledger.write({ at: new Date().toISOString(), ...rest, behaviour, payloadHash, payloadBytes: payload.length });
  }
}

/** The answer as an event stream of one piece. */
function streamOf({ body }: Answer) {
  const choices = (body as { choices: { message: object }[] }).choices.map(({ message, ...rest }) => ({
    delta: message,
    ...rest,
  }));
  return { body: `data: ${JSON.stringify({ choices })}\n\ndata: [DONE]\n\n` };
}

const MODELS: Answer = {
  status: 200,
  body: {
    object: 'list',
    data: ['whisper-1', 'gpt-transcribe', 'gpt-5', 'fake-chat'].map((id) => ({
      id,
      object: 'model',
      created: 0,
      owned_by: 'fake',
    })),
  },
};

const SHAPES = new Set<string>(
  [
    'text empty loop prompt-echo bare-segments text-only gpt-transcribe',
    'length refusal content-filter fenced chatty',
  ].flatMap((kinds) => kinds.split(' ')),
);

/** What is left for the transport once the shape of the answer was seen to. */
function transport(behaviour: TranscriptionBehaviour | ChatBehaviour | null): TransportBehaviour | null {
  return behaviour === null || SHAPES.has(behaviour.kind) ? null : (behaviour as TransportBehaviour);
}

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
