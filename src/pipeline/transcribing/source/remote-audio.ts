import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { Readable } from 'node:stream';
import { type AudioLocationRules, isLoopbackHost, requireAllowedUrl } from '../../../jobs/audio/audio-location.js';
import { Fault } from '../../../platform/fault.js';
import { isPrivateLiteral, pinnedLookup } from '../../../platform/http/pinned-lookup.js';

const MOST_REDIRECTS = 5;
/** A media server begins its answer within seconds; in milliseconds. */
const ANSWER_TIMEOUT_MS = 30_000;

export interface RemoteAudio {
  readonly stream: ReadableStream<Uint8Array>;
  /** The size that the server announces; the engine does not rely on it. */
  readonly size: number | null;
}

/**
 * Opens a file on an allowed host. Each name is resolved once, and the connection goes to exactly the address that was checked;
 * each redirect is checked like the first address.
 * @throws Fault AUDIO_FORBIDDEN, AUDIO_NOT_FOUND, AUDIO_UNREADABLE, INTERNAL (retryable)
 */
export async function openRemoteAudio(url: URL, rules: AudioLocationRules, signal: AbortSignal): Promise<RemoteAudio> {
  let current = url;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const response = await get(requireAllowedUrl(current, rules), rules, signal);
    const status = response.statusCode ?? 0;
    if (status === 200) {
      const size = Number(response.headers['content-length']);
      return {
        stream: Readable.toWeb(response) as ReadableStream<Uint8Array>,
        size: Number.isFinite(size) ? size : null,
      };
    }
    response.destroy();
    const target = response.headers.location;
    if (status < 300 || status > 399 || target === undefined) throw statusFault(status);
    if (!URL.canParse(target, current.href))
      throw new Fault('AUDIO_UNREADABLE', "The audio's server redirects to an address that is not a valid URL.");
    current = new URL(target, current);
  }
  throw new Fault('AUDIO_UNREADABLE', `The audio's server redirects more than ${MOST_REDIRECTS} times.`);
}

function get(url: URL, rules: AudioLocationRules, signal: AbortSignal): Promise<IncomingMessage> {
  const loopbackAllowed = rules.localMode && isLoopbackHost(url.hostname);
  if (!loopbackAllowed && isPrivateLiteral(url.hostname)) throw privateAddress();
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const lookup = loopbackAllowed ? undefined : pinnedLookup(privateAddress);
  const options = { agent: false, signal, lookup, headers: { accept: '*/*' } };
  const call = request(url, options, resolve);
  const timer = setTimeout(() => call.destroy(new Error('no answer in time')), ANSWER_TIMEOUT_MS);
  call.on('error', (error) => reject(connectionFault(error, signal)));
  call.end();
  return promise.finally(() => clearTimeout(timer));
}

function privateAddress(): Fault {
  return new Fault(
    'AUDIO_FORBIDDEN',
    "The audio's host is in a private network. The engine fetches from public hosts only.",
  );
}

function connectionFault(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  if (error instanceof Fault) return error;
  return new Fault('INTERNAL', "The audio's server could not be reached. The engine tries again.", { cause: error });
}

function statusFault(status: number): Fault {
  const options = { providerStatus: status };
  if (status === 404 || status === 410) {
    return new Fault('AUDIO_NOT_FOUND', 'There is no file at the address of the audio. Check the address.', options);
  }
  if (status === 401 || status === 403) {
    return new Fault('AUDIO_FORBIDDEN', "The audio's server does not let the engine read the file.", options);
  }
  const message = `The audio's server answered with status ${status}.`;
  if (status === 429 || status >= 500) return new Fault('INTERNAL', `${message} It is tried again.`, options);
  return new Fault('AUDIO_UNREADABLE', `${message} Check the address.`, options);
}
