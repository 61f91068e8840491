import OpenAI from 'openai';
import type { ProviderSettings } from '../../platform/environment/environment.js';
import { azureWire } from './azure-wire.js';
import { fetchWithReadableErrors } from './readable-errors.js';

/** An OpenAI-compatible server that is asked, under the names that people see. */
export interface OpenAiServer {
  /** `openai`, or the host's name. */
  readonly provider: string;
  readonly model: string;
  /** Whether its path names the model: the form of a request need not. */
  readonly modelInPath: boolean;
  /** Under which its limits and its breaker are kept: no secret, e.g. `api.openai.com/whisper-1`. */
  readonly key: string;
  readonly client: OpenAI;
  /** Of one request, in milliseconds. */
  readonly timeoutMs: number;
}

/** The one maker of clients: retries and time limits are the pipeline's, which counts, waits as long as it is told, and can be stopped. */
export function openAiServer(settings: ProviderSettings, timeoutSeconds: number): OpenAiServer {
  const { baseUrl, model, apiKey } = settings;
  const { host, hostname } = new URL(baseUrl);
  const timeoutMs = timeoutSeconds * 1000;
  const { modelInPath, ...wire } = settings.kind === 'azure' ? azureWire(settings) : { modelInPath: false };
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
    ...wire,
  });
  return {
    provider: hostname === 'api.openai.com' ? 'openai' : hostname,
    model,
    modelInPath,
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
  server: Pick<OpenAiServer, 'timeoutMs'>,
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
