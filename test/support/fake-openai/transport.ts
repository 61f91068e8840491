import type { ServerResponse } from 'node:http';
import type { TransportBehaviour } from './behaviour.js';

/** An answer before anything is done to it on the way. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** OpenAI's error body. */
export function errorAnswer(status: number, message: string, code: string | null = null): Answer {
  return { status, body: { error: { message, type: 'invalid_request_error', param: null, code } } };
}

/** How a server words an error. */
export type ErrorForm = typeof errorAnswer;

const PROXY_PAGE = '<html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>';

/** Sends the good answer, or does to it what the behaviour says. */
export async function send(
  response: ServerResponse,
  good: Answer,
  behaviour: TransportBehaviour | null,
  errorAnswerOf: ErrorForm = errorAnswer,
): Promise<void> {
  if (!behaviour) return sendJson(response, good);
  switch (behaviour.kind) {
    case 'rate-limited':
      if (behaviour.retryAfterSeconds !== undefined) {
        response.setHeader('retry-after', String(behaviour.retryAfterSeconds));
      }
      return sendJson(response, errorAnswerOf(429, 'Rate limit reached for requests', 'rate_limit_exceeded'));
    case 'status':
      return sendJson(response, errorAnswerOf(behaviour.status, behaviour.message ?? 'Scripted error', behaviour.code));
    case 'unauthorised':
      return sendJson(response, errorAnswerOf(401, 'Incorrect API key provided: sk-****.', 'invalid_api_key'));
    case 'model-gone':
      return sendJson(response, errorAnswerOf(404, 'The model does not exist or has been retired.', 'model_not_found'));
    case 'json':
      return sendJson(response, { status: behaviour.status ?? 200, body: behaviour.body });
    case 'raw':
      response.writeHead(behaviour.status ?? 200, { 'content-type': 'application/json', ...behaviour.headers });
      response.end(behaviour.body);
      return;
    case 'hang':
      return;
    case 'cut':
      response.socket?.resetAndDestroy();
      return;
    case 'delayed':
      await new Promise((resolve) => setTimeout(resolve, behaviour.ms));
      return sendJson(response, good);
    case 'held':
      await behaviour.until;
      return sendJson(response, good);
    default:
      return sendDamaged(response, JSON.stringify(good.body), behaviour);
  }
}

async function sendDamaged(response: ServerResponse, text: string, behaviour: TransportBehaviour): Promise<void> {
  if (behaviour.kind === 'wrong-content-type') {
    response.writeHead(200, { 'content-type': 'text/html' }).end(PROXY_PAGE);
    return;
  }
  if (behaviour.kind === 'truncated-json') {
    response.writeHead(200, { 'content-type': 'application/json' }).end(text.slice(0, Math.ceil(text.length / 2)));
    return;
  }
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  if (behaviour.kind === 'cut-in-body') {
    response.write(text.slice(0, Math.ceil(text.length / 2)), () => response.socket?.resetAndDestroy());
    return;
  }
  if (behaviour.kind !== 'trickle') throw new Error(`The fake cannot do ${behaviour.kind}`);
  for (const byte of Buffer.from(text)) {
    if (response.destroyed) return;
    response.write(Buffer.of(byte));
    await new Promise((resolve) => setTimeout(resolve, behaviour.everyMs));
  }
  response.end();
}

function sendJson(response: ServerResponse, answer: Answer): void {
  if (response.destroyed) return;
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
}
