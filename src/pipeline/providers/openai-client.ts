import OpenAI from 'openai';
import type { ProviderSettings } from '../../platform/environment/environment.js';
import { fetchWithReadableErrors } from './readable-errors.js';

/** An OpenAI-compatible server that is asked, under the names that people see. */
export interface OpenAiServer {
  /** `openai`, or the host's name. */
  readonly provider: string;
  readonly model: string;
  /** Under which its limits and its breaker are kept: no secret, e.g. `api.openai.com/whisper-1`. */
  readonly key: string;
  readonly client: OpenAI;
  /** Of one request, in milliseconds. */
  readonly timeoutMs: number;
}

/** The one maker of clients: retries and time limits are the pipeline's, which counts, waits as long as it is told, and can be stopped. */
export function openAiServer({ baseUrl, model, apiKey }: ProviderSettings, timeoutSeconds: number): OpenAiServer {
  const { host, hostname } = new URL(baseUrl);
  const timeoutMs = timeoutSeconds * 1000;
  const client = new OpenAI({
    baseURL: baseUrl,
    apiKey: apiKey ?? 'none',
    // Otherwise the SDK reads both from the environment and sends them to whatever server is set.
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: timeoutMs,
    logLevel: 'off',
    fetch: fetchWithReadableErrors,
    // The key and the recording go to the address that is set and to no other, which a redirect may lay in a private network.
    fetchOptions: { redirect: 'manual' },
  });
  return {
    provider: hostname === 'api.openai.com' ? 'openai' : hostname,
    model,
    key: `${host}/${model}`,
    client,
    timeoutMs,
  };
}

/**
 * Runs a request of the SDK with a time limit over all of it: the SDK's own ends with the headers, this one covers a body that
 * trickles in.
 * @param faultOf names what went wrong; `late` where the time was over
 * @throws the signal's reason when that was aborted, otherwise what `faultOf` gave
 */
export async function withinTimeout<T>(
  server: OpenAiServer,
  signal: AbortSignal,
  request: (signal: AbortSignal) => Promise<T>,
  faultOf: (error: unknown, late: boolean) => Error,
): Promise<T> {
  const late = AbortSignal.timeout(server.timeoutMs);
  try {
    return await request(AbortSignal.any([signal, late]));
  } catch (error) {
    signal.throwIfAborted();
    throw faultOf(error, late.aborted);
  }
}

/** The body of a response as JSON. @throws Error where it is longer than `maxBytes`, or no JSON */
export async function readBoundedJson(response: Response, maxBytes: number): Promise<unknown> {
  return JSON.parse(await readBoundedText(response, maxBytes));
}

/** The body of a response. @throws Error where it is longer than `maxBytes` */
export async function readBoundedText(response: Response, maxBytes: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += piece.byteLength;
    if (bytes > maxBytes) throw new Error(`the answer is longer than ${maxBytes} bytes`);
    pieces.push(piece);
  }
  // Unlike a buffer's own, this reading leaves out a byte order mark.
  return new TextDecoder().decode(Buffer.concat(pieces));
}
