import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isLoopbackHost } from '../../jobs/audio/audio-location.js';
import { ENGINE_VERSION } from '../../platform/engine-version.js';
import { Fault } from '../../platform/fault.js';
import { INTERNET, pinnedLookup, type ResolveAll } from '../../platform/http/pinned-lookup.js';
import { readWebhookUrl } from './webhook-address.js';

/** Time limit of a receiver's complete answer, in milliseconds. */
export const CALL_TIMEOUT_MS = 15_000;
/** Bytes of an answer that are read; the rest is dropped unread. */
const BODY_BYTES = 1_024;
const HEADERS = {
  'content-type': 'application/json',
  'user-agent': `evolution-studios-engine/${ENGINE_VERSION}`,
};

export interface WebhookCall {
  readonly url: string;
  readonly body: string;
  /** `webhook-id`, `webhook-timestamp` and `webhook-signature`. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What a receiver answered. */
export interface WebhookAnswer {
  readonly status: number;
  /** The beginning of it. */
  readonly body: string;
  /** The header Retry-After, as it came. */
  readonly retryAfter: string | null;
}

export interface SenderRules {
  /** Whether http and this machine are allowed. */
  readonly localMode: boolean;
  readonly timeoutMs?: number;
  readonly resolve?: ResolveAll;
}

/** An address that the engine does not call, now or later. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

/**
 * Sends one message. The address is checked again, as when the endpoint was created; its name is resolved once, and the connection goes to
 * the addresses that were checked. A redirect is an answer like any other: it is not followed.
 * @throws AddressRefused; Error where no answer came; the signal's reason when aborted
 */
export async function sendWebhook(call: WebhookCall, rules: SenderRules, signal: AbortSignal): Promise<WebhookAnswer> {
  const url = allowedUrl(call.url, rules);
  const loopback = rules.localMode && isLoopbackHost(url.hostname);
  const refusal = () =>
    new AddressRefused('The host of the webhook is in a private network. The engine calls public hosts only.');
  const timeoutMs = rules.timeoutMs ?? CALL_TIMEOUT_MS;
  const limit = AbortSignal.timeout(timeoutMs);
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const options = {
    method: 'POST',
    agent: false,
    signal: AbortSignal.any([signal, limit]),
    lookup: loopback ? undefined : pinnedLookup(refusal, { ...INTERNET, resolve: rules.resolve ?? INTERNET.resolve }),
    headers: { ...HEADERS, ...call.headers, 'content-length': Buffer.byteLength(call.body) },
  };
  try {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    request(url, options, resolve).on('error', reject).end(call.body);
    const response = await promise;
    return {
      status: response.statusCode ?? 0,
      body: await beginningOf(response),
      retryAfter: response.headers['retry-after'] ?? null,
    };
  } catch (error) {
    signal.throwIfAborted();
    if (limit.aborted) throw new Error(`The receiver did not answer within ${timeoutMs / 1_000} seconds.`);
    throw error;
  }
}

function allowedUrl(text: string, { localMode }: SenderRules): URL {
  try {
    return readWebhookUrl(text, localMode);
  } catch (error) {
    if (error instanceof Fault) throw new AddressRefused(error.message, { cause: error });
    throw error;
  }
}

async function beginningOf(response: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes >= BODY_BYTES) break;
  }
  response.destroy();
  return Buffer.concat(pieces).subarray(0, BODY_BYTES).toString('utf8');
}
